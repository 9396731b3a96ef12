import { withoutOverlap, type Detector, type Span } from './detector.ts';
import { readWords, type ReadText } from './read-words.ts';
import { longestFrom, type Purse } from './walk-tree.ts';
import { buildWordTrees, type Pattern, type WordTrees } from './word-tree.ts';

const stepsPerSign = 64;

/**
 * A firm's own words, phrases and patterns, whole words only. Case, accents, forms of letters, punctuation, what cannot be seen
 * and digits written for letters make no difference. In patterns `#` is a digit, `?` a letter, `*` up to twenty signs of a word.
 */
export function ownWords(terms: readonly string[]): Detector {
  const trees = buildWordTrees(terms);
  return {
    id: 'own',
    find(text) {
      const read = readWords(text);
      const purse = { steps: stepsPerSign * read.readings.length * read.folded.signs.length + stepsPerSign };
      const spans = [...findPhrases(read, trees, purse), ...findPatterns(read, trees.patterns, purse)];
      if (purse.steps <= 0) return [{ start: 0, end: text.length }];
      return spans.length > 1 ? withoutOverlap(spans) : spans;
    },
  };
}

/** Phrases begin where their first word stands. Few texts hold any of these words. */
function findPhrases(read: ReadText, { phrases, firstWords }: WordTrees, purse: Purse): Span[] {
  const found: Span[] = [];
  if (firstWords.size === 0) return found;
  for (const { signs, starts, hashes } of read.readings)
    for (let word = 0; word < starts.length; word += 1) {
      if (!firstWords.has(hashes[word] ?? 0)) continue;
      const at = starts[word] ?? 0;
      const end = longestFrom({ signs, isEdge: read.isEdge }, at, { tree: phrases, purse });
      if (end !== null) found.push(spanIn(read, at, end));
    }
  return found;
}

function findPatterns(read: ReadText, patterns: readonly Pattern[], purse: Purse): Span[] {
  const found: Span[] = [];
  for (const { tree, mask, first, length } of patterns)
    for (const { signs, starts, masks } of read.readings)
      for (let word = 0; word < starts.length && purse.steps > 0; word += 1) {
        if (((masks[word] ?? 0) & mask) !== mask) continue;
        const at = starts[word] ?? 0;
        if (first !== null && signs[at] !== first) continue;
        if (length !== null && !read.isEdge[at + length]) continue;
        const end = longestFrom({ signs, isEdge: read.isEdge }, at, { tree, purse });
        if (end !== null) found.push(spanIn(read, at, end));
      }
  return found;
}

const spanIn = ({ folded }: ReadText, at: number, end: number): Span => ({
  start: folded.starts[at] ?? 0,
  end: folded.ends[end - 1] ?? 0,
});
