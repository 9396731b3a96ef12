import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { locales } from './locales.ts';
import { messagesFolder } from './read-messages.ts';
import { refusalInWords, setRefusals } from './refusals.ts';

const read = (locale: string) =>
  JSON.parse(readFileSync(join(messagesFolder(), 'refusals', `${locale}.json`), 'utf8')) as Record<string, string>;
const others = locales.filter((locale) => locale !== 'en');
const root = join(messagesFolder(), '../../..');

/** Written for logs, programs or mails, and never shown on a page. */
const notShown = [
  /^packages\/core\/src\/(mail|notification|push|job|import|bus|realtime|scim)\//,
  /\/identity\/ticket\.ts$/,
  /\/log\.ts$/,
];
const forProgrammers = new Set([
  'This is not a valid id.',
  'There is no such procedure.',
  'There is no such event.',
  'This request cannot be understood.',
  'Say which workspace this is about.',
  'Ask for at most {0} channels.',
]);

/** Every sentence in the sources that reads like one for a person: a capital, several words, a full stop. */
function sentencesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => !notShown.some((pattern) => pattern.test(`${folder}/${file}`)))
    .flatMap((file) => {
      const source = readFileSync(join(root, folder, file), 'utf8');
      const called = [
        ...source.matchAll(/(?:message: |AppError\([^)]*?|refuse\(|because: |sentence: |, )(['"`])((?:(?!\1)[^\\\n])+)\1/g),
      ];
      return called.map(([, , sentence]) => sentence ?? '').filter((sentence) => /^[A-Z].*\s.*\.$/.test(sentence));
    })
    .map((sentence) => {
      let index = 0;
      return sentence.replaceAll(/\$\{[^}]*\}/g, () => `{${index++}}`);
    });
}

afterEach(() => setRefusals({}));

test('every sentence that a server may refuse with is in the catalogues', () => {
  const known = read('de');
  const missing = ['packages/core/src', 'packages/contract/src']
    .flatMap(sentencesIn)
    .filter((one) => !known[one] && !forProgrammers.has(one));
  expect([...new Set(missing)]).toEqual([]);
});

describe.each(others)('%s', (locale) => {
  test('has the same sentences as the others, with the same gaps', () => {
    const own = read(locale);
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(read('de')).toSorted());
    for (const [sentence, words] of Object.entries(own)) {
      const gaps = (text: string) => (text.match(/\{\d\}/g) ?? []).toSorted();
      expect(gaps(sentence)).toEqual(expect.arrayContaining(gaps(words)));
      expect(words).not.toBe(sentence);
    }
  });
});

test('what changes in a sentence is carried over', () => {
  setRefusals(read('de'));
  expect(refusalInWords('There is a channel #plans already. Choose another name, or join that one.')).toContain('#plans');
  expect(refusalInWords('This channel does not exist, or you do not have access to it.')).toMatch(/^Das gibt es nicht/);
  expect(refusalInWords('Only owners and admins may do this.')).toBe('Das dürfen nur Inhaber und Admins.');
});
test('a sentence that is in no catalogue is shown as it came', () => {
  setRefusals(read('ja'));
  expect(refusalInWords('Something new (a+b)*.')).toBe('Something new (a+b)*.');
});
