// @vitest-environment happy-dom
import { hostileTexts } from '@parley/core/testing/hostile-texts';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import { readMessages } from '../../../lib/i18n/read-messages.ts';
import { Markdown } from './markdown.tsx';
import { plainText } from './plain-text.ts';

const messages = readMessages('en', ['message']);
const ana = '0199f1a0-0000-7000-8000-000000000001';
const people = { mentioned: [ana], nameOf: (id: string) => (id === ana ? 'Ana Wójcik' : undefined) };

const write = (body: string): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <Markdown body={body} people={people} />
    </IntlProvider>,
  );

function draw(body: string): HTMLElement {
  const box = document.createElement('div');
  box.innerHTML = write(body);
  return box;
}

const elements = new Set(
  'P STRONG EM DEL CODE PRE A BR UL OL LI BLOCKQUOTE HR SPAN DIV TABLE THEAD TBODY TR TH TD BUTTON SVG PATH RECT'.split(' '),
);
const attributes = new Set(
  'class href target rel title start scope style role tabindex aria-label aria-hidden type dir'.split(' '),
);

function expectHarmless(box: HTMLElement) {
  for (const element of box.querySelectorAll('*')) {
    expect(elements).toContain(element.tagName.toUpperCase());
    if (element.closest('svg')) continue;
    for (const { name } of element.attributes) expect(attributes).toContain(name);
    const href = element.getAttribute('href');
    if (href !== null) expect(href).toMatch(/^(https?:|mailto:)/);
    if (element.tagName === 'A') expect(element.getAttribute('rel')).toContain('noopener');
    const style = element.getAttribute('style');
    if (style) expect(style).toMatch(/^text-align:\s*(left|right|center);?$/);
  }
}

const attacks = [
  '<#0199f1a0-0000-7000-8000-000000000001" onclick=alert(1)>',
  '<!channel onclick=alert(1)>',
  '<&0199f1a0-0000-7000-8000-000000000001><script>alert(1)</script>',
  ':"><img/src=x/onerror=alert(1)>:',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](<java\nscript:alert(1)>)',
  '[a](javascript&#58;alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](\u0001javascript:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '[a](vbscript:msgbox(1))',
  '[a](//evil.example/x)',
  '[a](/api/files/1)',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/track.gif)',
  '![x" onerror="alert(1)](https://e.example/a.png)',
  '[x](https://e.example "onmouseover=alert(1)")',
  '[x](https://e.example "\\" onmouseover=\\"alert(1)")',
  '<javascript:alert(1)>',
  '<https://e.example/"onclick="alert(1)>',
  '`<script>`',
  '```"><script>alert(1)</script>\nx\n```',
  '```html\n</code></pre><script>alert(1)</script>\n```',
  '| <b onclick=x>a</b> | b |\n|:-|-:|\n| [x](javascript:1) | y |',
  '<iframe srcdoc="<script>parent.x()</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{display:none}</style>',
  '[ref]\n\n[ref]: javascript:alert(1)',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  `<@${ana}"><img src=x onerror=alert(1)>`,
];

test.each([...new Set([...attacks, ...hostileTexts])])('%j does nothing', (body) => {
  const box = draw(body);
  expectHarmless(box);
  expect(box.querySelector('script,img,iframe,style,object,embed,form,input')).toBeNull();
});

test('whatever is typed, only harmless elements come out, and it never throws', () => {
  const piece = fc.constantFrom(
    ...'<>[]()*_`~#|!&;:"\'\\/=- \n\t'.split(''),
    'javascript:',
    'https://a.b',
    'onerror=',
    '<img ',
    '<script>',
    '</',
    '&#58;',
    '```',
    '> ',
    '- ',
    '1. ',
    `<@${ana}>`,
    'data:',
    'word',
    'é',
    '🧮',
    '\u202e',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (parts) => expectHarmless(draw(parts.join('')))),
    { numRuns: 600 },
  );
});

test('no message holds the browser up: the worst costs a few times what ordinary words of its length do', () => {
  const fill = (piece: string) => piece.repeat(Math.floor(16_000 / piece.length));
  /** Processor time of this process, the lesser of two: what else the machine does is not in it. */
  const costOf = (body: string) =>
    Math.min(
      ...[1, 2].map((round) => {
        const before = process.cpuUsage();
        // Another text each time, for what was read once is remembered.
        write(`${body} ${round}`);
        const { user, system } = process.cpuUsage(before);
        return user + system;
      }),
    );
  const ordinary = fill('One **word** in `ten` is marked, see https://parley.example. ');
  costOf(ordinary);
  const usual = costOf(ordinary);
  for (const piece of ['_a*', '> ', '1. ', '- ', '[', '![a](<', '`a` ', '|a', '**a', '<@', '*a _b '])
    expect({ piece, times: costOf(fill(piece)) / usual }).toEqual({ piece, times: expect.toSatisfy((times: number) => times < 6) });
}, 120_000);

test('a mention is a name, lit up when the server counts it', () => {
  expect(draw(`<@${ana}> hello`).querySelector('.bg-accent-soft')?.textContent).toBe('@Ana Wójcik');
  expect(draw('<@0199f1a0-0000-7000-8000-00000000ffff>').textContent).toBe('@someone');
  expect(draw(`\`<@${ana}>\``).textContent).toBe('@Ana Wójcik');
});

test('what people type on purpose is drawn', () => {
  expect(draw('**b** _i_ ~~s~~ `c`').querySelectorAll('strong,em,del,code')).toHaveLength(4);
  expect(draw('a\nb').querySelector('br')).not.toBeNull();
  expect(draw('- a\n- b').querySelectorAll('li')).toHaveLength(2);
  expect(draw('see https://parley.example/x').querySelector('a')?.getAttribute('href')).toBe('https://parley.example/x');
  expect(draw('```js\nconst a = 1\n```').querySelector('pre')?.textContent).toBe('const a = 1');
});

test('what people do not mean as markup stays as typed', () => {
  expect(draw('    indented').textContent).toContain('indented');
  expect(draw('    indented').querySelector('pre')).toBeNull();
  expect(draw('Total\n---').querySelector('h1,h2')).toBeNull();
  expect(draw('<b>x</b> &amp; 1 < 2').textContent).toBe('<b>x</b> &amp; 1 < 2');
  expect(draw('[note]: https://x.example').textContent).toContain('[note]');
});

test('channels and groups stand under their names, or under no name where the reader may not know it', () => {
  const box = document.createElement('div');
  const places = { ...people, channelOf: () => ({ name: 'general', href: '/h/c/x' }), groupOf: () => 'Desk' };
  box.innerHTML = renderToStaticMarkup(<Markdown body={`<#${ana}> <&${ana}> <!here>`} people={places} />);
  expect(box.textContent).toBe('#general @Desk @here');
  expect(draw(`<#${ana}> <&${ana}>`).textContent).toBe('#channel @group');
});

test('a custom emoji is a picture where there is one, and else what was typed', () => {
  const box = document.createElement('div');
  const emojiOf = (name: string) => (name === 'party' ? '/api/emoji/party' : undefined);
  box.innerHTML = renderToStaticMarkup(<Markdown body=":party: :other: 10:30:45" people={{ ...people, emojiOf }} />);
  expect(box.querySelector('img')?.getAttribute('alt')).toBe(':party:');
  expect(box.textContent).toBe(' :other: 10:30:45');
});

test('read aloud, a message is its words', () =>
  expect(plainText(`**Hi** <@${ana}>,\n- one\n- two [x](https://a.example)`, people)).toBe('Hi @Ana Wójcik, one, two x'));
