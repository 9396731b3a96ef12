import { withoutOverlap, type Detector, type Span } from './detector.ts';
import { foldWords, type Folded } from './fold-words.ts';
import { buildWordTree, starMost, type WordNode } from './word-tree.ts';

/** Scripts that put no blank between words: there a term may begin and end anywhere. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]$/u;
const isUnspaced = (sign: string) => sign > '\u0dff' && unspaced.test(sign);
const isDigit = (sign: string) => sign >= '0' && sign <= '9';
const isSign = (sign: string | undefined): sign is string => sign !== undefined && sign !== ' ';
/** Digits that are written for letters. A one is an l to some and an i to others, so a word is read both ways. */
const written: [digit: string, letter: string][] = [
  ['0', 'o'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['8', 'b'],
];
const readings = ['l', 'i'].map((one) => new Map([...written, ['1', one] as const]));

/**
 * What reading may cost. Words of people are far below it; a text and a pattern that are made to meet at every sign are not, and
 * such a text counts as found.
 */
const stepsPerSign = 64;
type Purse = { steps: number };

/**
 * A firm's own words, phrases and patterns, whole words only. Case, accents, forms of letters, punctuation, what cannot be seen
 * and digits written for letters make no difference. In patterns `#` is a digit, `?` a letter, `*` up to twenty signs of a word.
 */
export function ownWords(terms: readonly string[]): Detector {
  const tree = buildWordTree(terms);
  return {
    id: 'own',
    find(text) {
      const folded = foldOnce(text);
      const texts = [folded.signs, ...readings.flatMap((reading) => lookAlike(folded.signs, reading))];
      const purse = { steps: stepsPerSign * texts.length * folded.signs.length + stepsPerSign };
      const spans = texts.flatMap((signs) => findIn({ ...folded, signs }, tree, purse));
      return purse.steps > 0 ? withoutOverlap(spans) : [{ start: 0, end: text.length }];
    },
  };
}

/** The rules of a firm read the same text one after the other. */
let last: { text: string; folded: Folded } | undefined;
function foldOnce(text: string): Folded {
  if (last?.text !== text) last = { text, folded: foldWords(text) };
  return last.folded;
}

/** The text with digits read as letters, in words that hold both; nothing if there is no such word. */
function lookAlike(signs: string[], reading: ReadonlyMap<string, string>): string[][] {
  const read = [...signs];
  let hasChanged = false;
  for (let start = 0; start < signs.length;) {
    let end = start;
    while (isSign(signs[end])) end += 1;
    const word = signs.slice(start, end);
    if (word.some(isDigit) && !word.every(isDigit))
      for (let at = start; at < end; at += 1) {
        const letter = reading.get(signs[at] ?? '');
        if (letter) read[at] = letter;
        hasChanged ||= letter !== undefined;
      }
    start = end + 1;
  }
  return hasChanged ? [read] : [];
}

function findIn({ signs, starts, ends }: Folded, tree: WordNode, purse: Purse): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < signs.length && purse.steps > 0; at += 1) {
    if (!mayBegin(tree, signs[at]) || !isEdge(signs, at)) continue;
    const end = longestFrom(signs, at, { tree, purse });
    if (end !== null) found.push({ start: starts[at] ?? 0, end: ends[end - 1] ?? 0 });
  }
  return found;
}

/** Spares what begins no term a walk of its own. */
const mayBegin = (tree: WordNode, sign: string | undefined) =>
  isSign(sign) && (tree.next.has(sign) || Boolean(tree.digit ?? tree.letter ?? tree.star));

/** Where a word may begin or end: before the sign at `at`. */
function isEdge(signs: string[], at: number): boolean {
  const [left, right] = [signs[at - 1], signs[at]];
  return !isSign(left) || !isSign(right) || isUnspaced(left) || isUnspaced(right);
}

/** Walks all branches at once, each at most once per sign: the longest term that begins here. */
function longestFrom(signs: string[], start: number, { tree, purse }: { tree: WordNode; purse: Purse }): number | null {
  let longest: number | null = null;
  let states = new Map<WordNode, number>();
  enter(states, tree, starMost);
  for (let at = start; states.size > 0 && purse.steps > 0; at += 1) {
    purse.steps -= states.size;
    if (at > start && [...states.keys()].some((node) => node.isEnd) && isEdge(signs, at)) longest = at;
    const sign = signs[at];
    if (sign === undefined) break;
    const following = new Map<WordNode, number>();
    for (const [node, left] of states) {
      const next = node.next.get(sign);
      if (next) enter(following, next, starMost);
      if (node.digit && isDigit(sign)) enter(following, node.digit, starMost);
      if (node.letter && /^\p{L}$/u.test(sign)) enter(following, node.letter, starMost);
      if (node.isStar && sign !== ' ' && left > 0) enter(following, node, left - 1);
    }
    states = following;
  }
  return longest;
}

/** A `*` may also stand for nothing, so what comes after it is tried as well. */
function enter(states: Map<WordNode, number>, node: WordNode, left: number): void {
  states.set(node, Math.max(states.get(node) ?? 0, left));
  if (node.star) enter(states, node.star, starMost);
}
