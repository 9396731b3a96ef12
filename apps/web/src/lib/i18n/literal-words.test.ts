import { expect, test } from 'vitest';
import { readRefusals } from './read-messages.ts';
import { findLiteralWords, findSentences, type Finding } from './testing/find-literal-words.ts';
import { parseSource, readSources } from './testing/read-sources.ts';

/** The same in every language: our name, kinds of file, keys of the keyboard. */
const names = new Set(['Parley', 'PDF', 'Esc', 'Alt', 'Ctrl', 'Ctrl K']);
const isName = ({ at, words }: Finding) =>
  names.has(words) ||
  // The names that programming languages have, and those of the people, firm and channels in the drawn chat.
  at.startsWith('features/chat/markdown/code-languages.ts') ||
  (at.startsWith('features/site/drawn-') && !/ \p{Ll}/u.test(words.replace('# ', '')));

/** Answered to programs, or only compared; nobody reads them on a page. */
const forProgrammers = new Set([
  'There is no such event.',
  'There is no such channel.',
  'The body is not JSON.',
  'Say which workspace this is about, in the header {0}.',
  'Send this as {0}.',
  'Parley <parley@localhost>',
]);

const sources = readSources();
const minute = 60_000;

test('no page has English written into it: its words come from the catalogues', { timeout: minute }, () => {
  const fields = sources.flatMap(findLiteralWords).filter((one) => !isName(one));
  expect(fields).toEqual([]);
});

test('a sentence that a page was sent, or makes as a server does, is in the catalogues of refusals', { timeout: minute }, () => {
  const known = readRefusals('de');
  const left = sources
    .flatMap(findSentences)
    .filter((one) => !isName(one) && !forProgrammers.has(one.words) && !(one.words in known));
  expect(left).toEqual([]);
});

test('English is found as text, as an attribute, in a choice, in a field and in a template; keys and styles are not', () => {
  const found = (text: string) => findLiteralWords(parseSource('page.tsx', text)).map(({ words }) => words);
  expect(found('const a = <p className="big blue">Hello <b>you</b>, {name}</p>')).toEqual(['Hello', 'you']);
  expect(found('const a = <p>{isOpen ? "Close" : t("open")}{name ?? "Nobody"}</p>')).toEqual(['Close', 'Nobody']);
  expect(found('const a = <Face aria-label={`Face of ${name}`} title="Somebody" id="some-id" />')).toEqual([
    'Face of …',
    'Somebody',
  ]);
  expect(found('showToast({ title: "It is done", tone: "calm" }); const tab = { label: "catchUp" };')).toEqual(['It is done']);
  expect(found('const a = <p>– · 16</p>')).toEqual([]);
});
