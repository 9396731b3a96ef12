import type { Journey } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { article, openFirm, send, signIn, signUp } from '../lib/people.ts';

const payloads = [
  '<script>window.__ran=1</script>',
  '<img src=x onerror="window.__ran=1">',
  '<svg onload="window.__ran=1"></svg>',
  '[a](javascript:window.__ran=1)',
  '[b](JaVaScRiPt:window.__ran=1)',
  '![c](x" onerror="window.__ran=1)',
  '<a href="javascript:window.__ran=1">d</a>',
  '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
  '```<img src=x onerror=window.__ran=1>```',
  '<https://example.com/"onmouseover="window.__ran=1">',
  '[e](data:text/html,<script>window.__ran=1</script>)',
  '&lt;script&gt;window.__ran=1&lt;/script&gt;',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.__ran=1>',
];

/** What must not happen. */
export const safetyJourneys: Journey[] = [
  {
    name: 'hostile text is shown as text, and nothing of it runs',
    buses: ['pg'],
    walk: async (stage) => {
      const olive = await signUp(stage, stage.unique('<b>Careful</b> '));
      for (const payload of payloads) await send(olive.page, `${payload} `);
      await send(olive.page, 'The last one');
      await article(olive.page, 'The last one').waitFor();
      await olive.page.reload();
      await article(olive.page, 'The last one').waitFor();
      mustBe('what ran', await olive.page.evaluate(() => (window as unknown as { __ran?: number }).__ran ?? 0), 0);
      const links = await olive.page
        .getByRole('feed')
        .first()
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
      mustBe(
        'links with a strange scheme',
        links.filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol)).length,
        0,
      );
    },
  },
  {
    name: 'another firm’s channel looks the same as one that does not exist',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive] = await openFirm(stage);
      const ana = await stage.visit();
      await signIn(ana, 'ana@harbour-lane.example', 'harbour-demo-2026');
      await ana.getByRole('feed').first().waitFor();
      const theirs = new URL(ana.url()).pathname.split('/').at(-1) ?? '';
      const seen: string[] = [];
      for (const id of [theirs, '01890000-0000-7000-8000-000000000000']) {
        await olive.page.goto(`/${olive.slug}/c/${id}`);
        await olive.page
          .getByText(/does not exist|not here|no such|cannot be opened/i)
          .first()
          .waitFor();
        // Comes by itself, and stands in both.
        await olive.page.getByRole('region', { name: 'Set up the workspace' }).waitFor();
        seen.push((await olive.page.getByRole('main').first().innerText()).replaceAll(id, ''));
      }
      mustBe('the refusal', seen[0], seen[1]);
    },
  },
  {
    name: 'a guest sees the one channel, its people, and nothing else',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit();
      await signIn(page, 'priya.nair@calder-trustees.example', 'harbour-demo-2026');
      await page.getByRole('feed').first().waitFor();
      const links = await page.getByRole('navigation', { name: 'Channels' }).getByRole('link').allInnerTexts();
      mustBe('channels of the guest', links.length, 1);
      mustBe(
        'ways to make or find channels',
        await page.getByRole('button', { name: /New channel|Browse channels|New message/ }).count(),
        0,
      );
    },
  },
];
