import { foldWords } from './fold-words.ts';

/** `*` stands for so many signs of a word at most. */
export const starMost = 20;

/**
 * Words, phrases and patterns in one tree, letter by letter. `digit` is what `#` leads to, `letter` what `?` does; a node `isStar`
 * stays where it is for up to twenty more signs of the word.
 */
export type WordNode = {
  next: Map<string, WordNode>;
  digit?: WordNode;
  letter?: WordNode;
  star?: WordNode;
  isStar: boolean;
  isEnd: boolean;
};

const newNode = (isStar = false): WordNode => ({ next: new Map(), isStar, isEnd: false });

/** Our own small language and no regular expressions: whatever somebody writes, reading a text costs no more than its length. */
export function buildWordTree(terms: readonly string[]): WordNode {
  const root = newNode();
  for (const term of terms) {
    const parts = partsOf(term);
    // Stars alone would find everything.
    if (parts.every((part) => part === '*')) continue;
    let node = root;
    for (const part of parts) node = step(node, part);
    node.isEnd = true;
  }
  return root;
}

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
