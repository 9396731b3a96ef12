import { expect, test } from 'vitest';
import { describePage, toPlainWords } from './describe-page.ts';

const describeHtml = (html: string | Buffer, charset: string | null = 'utf-8') =>
  describePage({ url: 'https://page.example/dir/a', mime: 'text/html', charset, bytes: Buffer.from(html), isWhole: true });

test('a page is described by its own words, and by its title when it has none', async () => {
  const html = `<head><title>plain</title><meta property="og:title" content="Rates &amp; fees"><meta property="og:description" content="What it costs">
    <meta property="og:site_name" content="Example"><meta property="og:image" content="../pic.png"></head>`;
  expect(await describeHtml(html)).toEqual({
    title: 'Rates & fees',
    description: 'What it costs',
    siteName: 'Example',
    picture: 'https://page.example/pic.png',
  });
  expect(await describeHtml('<title>only this</title><img src="/count.gif">')).toMatchObject({ title: 'only this', picture: null });
});

test('a page without a title, or that is no page, is not described', async () => {
  for (const html of ['', '<p>words</p>', '\u0000\u0001\u0002', '<title></title>', '<'.repeat(100_000)])
    expect(await describeHtml(html)).toBeNull();
});

test('a page built to exhaust its reader is read as fast as another', async () => {
  const fill = (piece: string) => piece.repeat(Math.floor(1_000_000 / piece.length));
  const before = process.cpuUsage();
  for (const piece of [
    '<div>',
    '<',
    '<meta ',
    '<meta content="',
    '<title',
    '<title>',
    '<meta property="og:image" content="x">',
    '"<meta\'',
    '[',
    '<svg><p>',
  ])
    expect(await describeHtml(`<title>worst</title>${fill(piece)}`)).toMatchObject({ title: 'worst' });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000_000).toBeLessThan(30);
}, 120_000);

test('signs of markup in quoted words belong to the words', async () => {
  const html = `<title>t</title><meta property="og:title" content="a > b"><meta property='og:description' content='says "yes"'>`;
  expect(await describeHtml(html)).toMatchObject({ title: 'a > b', description: 'says "yes"' });
});

test('words keep their signs and lose what turns or hides them', async () => {
  expect(toPlainWords(' a\u202Eb\u2066c\u0000\n\u200B d ', 50)).toBe('a b c d');
  expect(toPlainWords('👩‍💻 می‌خواهم', 50)).toBe('👩‍💻 می‌خواهم');
  expect(toPlainWords('x'.repeat(500), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(toPlainWords('\u200B\u2028', 10)).toBeNull();
  const latin = Buffer.from('<title>Z\u00fcrich</title>', 'latin1');
  expect(await describeHtml(latin, 'iso-8859-1')).toMatchObject({ title: 'Zürich' });
  expect(await describeHtml(latin, 'no-such-thing')).not.toBeNull();
});
