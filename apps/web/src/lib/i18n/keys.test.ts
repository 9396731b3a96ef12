import { expect, test } from 'vitest';
import { listNamespaces, readCatalogue, type Messages } from './read-messages.ts';
import { findKeys } from './testing/find-keys.ts';
import { readContract, readSources } from './testing/read-sources.ts';

const flatten = (messages: Messages, before: string): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : flatten(value, `${before}${key}.`),
  );
/** `admin.rules.lead`: the namespace, then the key. */
const keys = listNamespaces().flatMap((namespace) => flatten(readCatalogue('en', namespace), `${namespace}.`));

const found = readSources().map(findKeys);
const asked = found.flatMap((one) => one.asked);
const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** What parts may come to; a gap in a template stands for anything. */
const pattern = (before: string, parts: string[]) => new RegExp(`${before}${parts.map(escape).join('.+')}$`);
const patternsOf = (namespaces: string[], parts: string[]) =>
  namespaces.length > 0 ? namespaces.map((namespace) => pattern(`^${escape(namespace)}\\.`, parts)) : [pattern('\\.', parts)];

test('every sentence that a source asks for is in the catalogues', () => {
  const missing = asked.filter(({ namespaces, parts }) => {
    const patterns = patternsOf(namespaces, parts);
    return !keys.some((key) => patterns.some((one) => one.test(key)));
  });
  expect(missing).toEqual([]);
});

test('every sentence of the catalogues is asked for', () => {
  const direct = asked.flatMap(({ namespaces, parts }) => patternsOf(namespaces, parts));
  // `t(section.name)`: the key is a string, or a template with some letters, elsewhere in the sources or in the contract.
  const written = [...found, ...readContract().map(findKeys)].flatMap((one) => one.written);
  const plain = new Set(written.flatMap((parts) => (parts.length === 1 ? parts : [])));
  const templates = written
    .filter((parts) => parts.length > 1 && parts.some((part) => /\p{L}{3}/u.test(part)))
    .map((parts) => pattern('^', parts));
  const byName = new Set(found.flatMap((one) => one.byName.flatMap(({ namespaces }) => namespaces)));
  const isAskedByName = (key: string) =>
    [...byName].some((namespace) => {
      const rest = key.startsWith(`${namespace}.`) ? key.slice(namespace.length + 1) : null;
      return rest !== null && (plain.has(rest) || templates.some((one) => one.test(rest)));
    });
  expect(keys.filter((key) => !direct.some((one) => one.test(key)) && !isAskedByName(key))).toEqual([]);
});
