import { foldWords } from './fold-words.ts';
import { bitOf, hashOf, isUnspaced } from './read-words.ts';

/** `*` stands for so many signs of a word at most. */
export const starMost = 20;

/**
 * Words, phrases and patterns in one tree, letter by letter. `digit` is what `#` leads to, `letter` what `?` does; a node `isStar`
 * stays where it is for up to twenty more signs of the word. `stamp` and `slot` belong to the walk that is under way.
 */
export type WordNode = {
  next: Map<string, WordNode>;
  digit?: WordNode;
  letter?: WordNode;
  star?: WordNode;
  isStar: boolean;
  isEnd: boolean;
  stamp: number;
  slot: number;
};

/**
 * A pattern: only words that hold all of these signs, begin with `first` where it is known, and end after so many signs where it
 * has no star, can begin it.
 */
export type Pattern = { tree: WordNode; mask: number; first: string | null; length: number | null };
/** `firstWords`: what phrases without patterns begin with, as numbers; only there they are looked for. */
export type WordTrees = { phrases: WordNode; firstWords: Set<number>; patterns: Pattern[] };

const newNode = (isStar = false): WordNode => ({ next: new Map(), isStar, isEnd: false, stamp: 0, slot: 0 });

/** Our own small language and no regular expressions: whatever somebody writes, reading a text costs no more than its length. */
export function buildWordTrees(terms: readonly string[]): WordTrees {
  const trees: WordTrees = { phrases: newNode(), firstWords: new Set(), patterns: [] };
  for (const term of terms) {
    const parts = partsOf(term);
    // Stars alone would find everything.
    if (parts.every((part) => part === '*')) continue;
    const blank = parts.indexOf(' ');
    const first = blank === -1 ? parts : parts.slice(0, blank);
    const isPhrase = !parts.some(isWild) && !first.some(isUnspaced);
    if (isPhrase) trees.firstWords.add(hashOf(first));
    const tree = isPhrase ? trees.phrases : newNode();
    let node = tree;
    for (const part of parts) node = step(node, part);
    node.isEnd = true;
    if (!isPhrase)
      trees.patterns.push({
        tree,
        mask: maskOf(first),
        first: isWild(first[0] ?? '*') ? null : (first[0] ?? null),
        length: first.includes('*') ? null : first.length,
      });
  }
  return trees;
}

const isWild = (part: string) => part === '#' || part === '?' || part === '*';
const maskOf = (parts: readonly string[]) =>
  parts.reduce((mask, part) => mask | bitOf((part === '#' ? '0' : part).charCodeAt(0)), 0);

function step(node: WordNode, part: string): WordNode {
  if (part === '#') return (node.digit ??= newNode());
  if (part === '?') return (node.letter ??= newNode());
  if (part === '*') return node.isStar ? node : (node.star ??= newNode(true));
  const known = node.next.get(part) ?? newNode();
  node.next.set(part, known);
  return known;
}

/** The signs of a term, folded as the text will be, with the three that stand for others left as they are. */
function partsOf(term: string): string[] {
  const parts = term
    .trim()
    .split(/([#?*])/)
    .flatMap((piece) => (/^[#?*]$/.test(piece) ? [piece] : foldWithEdges(piece)));
  while (parts[0] === ' ') parts.shift();
  while (parts.at(-1) === ' ') parts.pop();
  return parts.filter((part, at) => part !== ' ' || parts[at - 1] !== ' ');
}

const foldWithEdges = (piece: string): string[] => {
  const { signs } = foldWords(piece);
  return signs.length > 0 && /^[^\p{L}\p{M}\p{N}]/u.test(piece)
    ? [' ', ...signs]
    : piece.trim() === '' && piece !== ''
      ? [' ']
      : signs;
};
