import { describe, expect, test } from 'vitest';
import { links, otherLinks } from './links.ts';

const found = (detector: ReturnType<typeof links>, text: string) =>
  detector.find(text).map(({ start, end }) => text.slice(start, end));

describe('links to what a firm has listed', () => {
  const listed = links(['dropbox.com', 'example.com/share', 'https://*.münchen.example']);
  test.each([
    ['see https://dropbox.com/s/abc.', 'https://dropbox.com/s/abc'],
    ['see dropbox.com/x', 'dropbox.com/x'],
    ['(HTTP://WWW.DropBox.com)', 'HTTP://WWW.DropBox.com'],
    ['https://files.dropbox.com', 'https://files.dropbox.com'],
    ['https://drоpbox.com with a Cyrillic o', 'https://drоpbox.com'],
    ['https://dr0pbox.com', 'https://dr0pbox.com'],
    ['https://xn--drpbox-xqf.com', 'https://xn--drpbox-xqf.com'],
    ['https://safe.example@dropbox.com/x', 'https://safe.example@dropbox.com/x'],
    ['https://example.com/%73hare/a', 'https://example.com/%73hare/a'],
    ['https://a.xn--mnchen-3ya.example', 'https://a.xn--mnchen-3ya.example'],
  ])('%s', (text, what) => expect(found(listed, text)).toEqual([what]));
  test.each([
    'https://notdropbox.com',
    'https://dropbox.com.example',
    'https://example.com/shared',
    'bob@dropbox.com',
    'v1.2.3 and a.b',
    '…',
  ])('not %s', (text) => expect(found(listed, text)).toEqual([]));
});

describe('links to anything else', () => {
  const others = otherLinks(['example.com', 'firm.example/files']);
  test.each([
    ['https://example.com.evil.test', 'https://example.com.evil.test'],
    ['https://exаmple.com in Cyrillic', 'https://exаmple.com'],
    ['https://example.com@evil.test/', 'https://example.com@evil.test/'],
    [String.raw`https://evil.test\@example.com`, String.raw`https://evil.test\@example.com`],
    ['https://firm.example/other', 'https://firm.example/other'],
    ['www.evil.test', 'www.evil.test'],
  ])('%s', (text, what) => expect(found(others, text)).toEqual([what]));
  test.each(['https://www.example.com/a?b#c', 'https://docs.example.com', 'https://firm.example/files/a', 'notes.txt'])(
    'not %s',
    (text) => expect(found(others, text)).toEqual([]),
  );
});

test('a host with accents is seen however often one is read', () => {
  const others = otherLinks(['example.com']);
  let missed = 0;
  for (let n = 0; n < 50_000; n += 1) if (others.find(`https://é${n}.example`).length === 0) missed += 1;
  expect(missed).toBe(0);
});
