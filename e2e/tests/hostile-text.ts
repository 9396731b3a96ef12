import { sendMessage } from '@parley/core/message/send-message';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { randomUUID } from 'node:crypto';
import type { BrowserTest } from '../lib/browser-test.ts';
import { feed, openChannel } from '../lib/chat-page.ts';
import { check, until } from '../lib/until.ts';

const hostile = [
  '<script>window.wasRun = 1</script>',
  '<img src=x onerror="window.wasRun = 1">',
  '<svg onload="window.wasRun = 1"><animate onbegin="window.wasRun = 1"></svg>',
  '<iframe srcdoc="<script>parent.wasRun = 1</script>"></iframe>',
  '[press me](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[press me](JaVaScRiPt&#58;window.wasRun=1)',
  '[press me](java\tscript:window.wasRun=1)',
  '<a href="javascript:window.wasRun=1">press me</a>',
  '![picture](https://elsewhere.example/pixel.png)',
  '![x](x"onerror="window.wasRun=1)',
  '[a]: javascript:window.wasRun=1\n\n[a]',
  '`<script>window.wasRun = 1</script>`',
  '```html\n<script>window.wasRun = 1</script>\n```',
  '<style>body{display:none}</style><link rel=stylesheet href=//elsewhere.example/x.css>',
  '<form action=https://elsewhere.example><input name=password autofocus onfocus="window.wasRun=1"></form>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.wasRun=1>',
  '{{constructor.constructor("window.wasRun=1")()}}',
  '__proto__ constructor toString',
  '<@00000000-0000-0000-0000-000000000000><img src=x onerror=window.wasRun=1>',
  '| a | b |\n|---|---|\n| <img src=x onerror=window.wasRun=1> | [x](vbscript:window.wasRun=1) |',
  '> '.repeat(400) + 'deep',
  '*'.repeat(3_000),
  '['.repeat(2_000),
  '<!--><script>window.wasRun=1</script>-->',
];

export const hostileText: BrowserTest = {
  name: 'hostile texts and names are shown as text and run nothing',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const author = await buildMember(tenant, { name: '<img src=x onerror=window.wasRun=1>' });
    let sent = 0;
    for (const body of hostile)
      await sendMessage(author, { clientId: randomUUID(), channelId: tenant.generalId, body }).then(
        () => (sent += 1),
        (error: { code?: string }) => check(error.code === 'FORBIDDEN', `"${body.slice(0, 40)}" was refused with ${error.code}.`),
      );
    check(sent >= hostile.length - 4, 'Most of these go through: it is the page that must be safe.');
    await sendMessage(author, { clientId: randomUUID(), channelId: tenant.generalId, body: 'The last of them.' });

    const { page, context } = await browse({ member: tenant.owner });
    const asked: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('elsewhere.example')) asked.push(request.url());
    });
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(`${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    await openChannel(page, `${system.url}/${tenant.slug}`, 'general');
    await page.getByText('The last of them.').first().waitFor();
    for (let turn = 0; turn < 6; turn += 1) {
      await feed(page, 'general').hover();
      await page.mouse.wheel(0, -600);
      await until('the feed to be at rest', () =>
        page.evaluate(() => new Promise<boolean>((resolve) => requestAnimationFrame(() => resolve(true)))),
      );
      const found = await page.evaluate(inspect);
      check(!found.wasRun, 'A text has run.');
      check(found.dangerous.length === 0, `In the feed there is ${found.dangerous.join(', ')}.`);
      check(found.violations.length === 0, `The content security policy had to step in: ${found.violations.join(', ')}.`);
    }
    check(asked.length === 0, `The page asked elsewhere: ${asked.join(', ')}.`);
  },
};

/** Runs in the page: what no message may become. */
function inspect() {
  const feed = document.querySelector('[role=feed]');
  const dangerous = [...(feed?.querySelectorAll('*') ?? [])].flatMap((element) => {
    const bad = element.matches('script, iframe, object, embed, style, link, form, base, meta') ? [element.tagName] : [];
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) bad.push(`${element.tagName} ${name}`);
      if (['href', 'src', 'action', 'formaction'].includes(name) && !/^(?:https?:|mailto:|tel:|\/|#|blob:)/i.test(value))
        bad.push(`${name}=${value}`);
    }
    if (element instanceof HTMLImageElement && !element.src.startsWith(location.origin)) bad.push(`picture ${element.src}`);
    return bad;
  });
  const state = window as unknown as { wasRun?: unknown; violations: string[] };
  return { wasRun: state.wasRun !== undefined, dangerous, violations: state.violations };
}
