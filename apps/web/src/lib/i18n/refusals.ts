/**
 * Servers refuse in English, in one sentence made for people (`AppError`, zod). It is turned into the reader's language
 * here, where it is shown, so that use cases know nothing of languages and every road (procedure, socket, route) is
 * covered. `messages/refusals/<locale>.json` has the English sentence as the key, with `{0}`, `{1}` for what changes.
 * refusals.test.ts finds a sentence of core, contract or api that is in no catalogue; such a one is shown in English.
 */
export type Catalogue = Record<string, string>;
type Pattern = { pattern: RegExp; words: string };

let catalogue: Catalogue = {};
let patterns: Pattern[] = [];

/** Handed over with the page, so that it is there before anything is refused. */
export function setRefusals(next: Catalogue): void {
  if (catalogue === next) return;
  catalogue = next;
  patterns = Object.entries(next)
    .filter(([sentence]) => sentence.includes('{0}'))
    .map(([sentence, words]) => ({ pattern: toPattern(sentence), words }));
}

/** The sentence in the reader's language, or as it came. */
export function refusalInWords(sentence: string): string {
  const known = catalogue[sentence];
  if (known) return known;
  for (const { pattern, words } of patterns) {
    const found = pattern.exec(sentence);
    if (found) return words.replaceAll(/\{(\d)\}/g, (_, index: string) => found[Number(index) + 1] ?? '');
  }
  return sentence;
}

/** `#{0} already` → `^#(.+?) already$`. */
export function toPattern(sentence: string): RegExp {
  const escaped = sentence.split(/\{\d\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${escaped.join('(.+?)')}$`, 's');
}
