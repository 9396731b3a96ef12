import { limits } from '@parley/contract/limits';
import { describe, expect, test } from 'vitest';
import { inspect, requireClean } from './inspect.ts';

const door = { door: 'message' } as const;
const file = (name: string, more: { mime?: string; bytes?: number } = {}) => ({
  file: { name, mime: 'application/pdf', bytes: 10, ...more },
});
const ruleOf = (content: Parameters<typeof inspect>[0]): string => {
  const verdict = inspect(content, door);
  return verdict.outcome === 'block' ? verdict.rule : 'pass';
};

describe('a text passes', () => {
  test.each([
    ['plain words', 'See you at ten.'],
    ['an ordinary link', 'https://example.com/a?b=c#d'],
    ['a link with a port and an at sign behind the slash', 'https://example.com:8080/@ana'],
    ['a Markdown link', '[the minutes](https://example.com/minutes)'],
    ['talk about javascript: and data:', 'javascript: is a scheme, data: another'],
    ['an address and a time', 'ana@example.com at 10:30'],
    ['as many characters as there may be', 'x'.repeat(limits.messageBody)],
  ])('%s', (_, text) => expect(ruleOf({ text })).toBe('pass'));
});

describe('a text is stopped', () => {
  test.each([
    ['when it is too long', 'x'.repeat(limits.messageBody + 1), 'message-size'],
    ['with a link that hides a password', 'https://bank.example:secret@evil.example/', 'no-deceptive-links'],
    ['with a link that would run in the page', '[click](javascript:alert(1))', 'no-deceptive-links'],
    ['with such a link in capitals, after blanks', '[click](  JavaScript:alert(1))', 'no-deceptive-links'],
    ['with a page inside a link', '[click](data:text/html,<script>)', 'no-deceptive-links'],
  ])('%s', (_, text, rule) => expect(ruleOf({ text })).toBe(rule));
});

describe('a file', () => {
  test.each(['minutes.pdf', 'photo.jpeg', 'exe', 'notes.exe.txt', 'archive.zip', 'Bericht.docx'])('named %s passes', (name) =>
    expect(ruleOf(file(name))).toBe('pass'),
  );
  test.each(['setup.exe', 'SETUP.EXE', 'minutes.pdf.scr', 'run.bat ', 'script.ps1', 'link.lnk', 'page.hta', 'x.js'])(
    'named %s is stopped',
    (name) => expect(ruleOf(file(name))).toBe('no-programs'),
  );
  test('that is a program under another name is stopped', () => {
    expect(ruleOf(file('minutes.pdf', { mime: 'application/x-msdownload' }))).toBe('no-programs');
  });
  test('may be as large as the limit, and not a byte larger', () => {
    expect(ruleOf(file('large.pdf', { bytes: limits.fileBytes }))).toBe('pass');
    expect(ruleOf(file('large.pdf', { bytes: limits.fileBytes + 1 }))).toBe('file-size');
  });
});

test('what is stopped is refused with the rule: TOO_LARGE for size, FORBIDDEN for the rest', () => {
  expect(() => requireClean({ text: 'fine' }, door)).not.toThrow();
  expect(() => requireClean({ text: 'x'.repeat(limits.messageBody + 1) }, door)).toThrow(
    expect.objectContaining({ code: 'TOO_LARGE', rule: 'message-size' }),
  );
  expect(() => requireClean(file('x.exe'), { door: 'file' })).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN', rule: 'no-programs' }),
  );
});
