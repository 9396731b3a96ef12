import type { Token } from './tokens.ts';

/** A word of a phrase: the word itself, or all that begin so. */
export type PhraseWord = { text: string; isBeginning: boolean };
type Node = { next: Map<string, Node>; beginnings: Map<string, Node>; longest: number; ids: number[] };
/** Where a phrase stands: from one word to before another. */
export type Place = { id: number; from: number; to: number };

const newNode = (): Node => ({ next: new Map(), beginnings: new Map(), longest: 0, ids: [] });

/**
 * Phrases in one tree, word by word. Reading goes from each word as deep as the longest phrase at most, so it takes time in
 * proportion to the text, whatever stands in it.
 */
export function buildPhraseTree(phrases: readonly (readonly PhraseWord[])[]): Node {
  const root = newNode();
  for (const [id, words] of phrases.entries()) {
    if (words.length === 0) continue;
    let node = root;
    for (const word of words) {
      const kind = word.isBeginning ? node.beginnings : node.next;
      const following = kind.get(word.text) ?? newNode();
      kind.set(word.text, following);
      if (word.isBeginning) node.longest = Math.max(node.longest, word.text.length);
      node = following;
    }
    node.ids.push(id);
  }
  return root;
}

/** All places of all phrases, in the order of the text. */
export function findPlaces(root: Node, tokens: readonly Token[]): Place[] {
  const places: Place[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let nodes = new Set([root]);
    for (let at = from; nodes.size > 0 && at < tokens.length; at += 1) {
      const following = new Set<Node>();
      for (const node of nodes) for (const reading of tokens[at]?.readings ?? []) step(node, reading, following);
      for (const node of following) for (const id of node.ids) places.push({ id, from, to: at + 1 });
      nodes = following;
    }
  }
  return places;
}

function step(node: Node, word: string, into: Set<Node>): void {
  const exact = node.next.get(word);
  if (exact) into.add(exact);
  for (let length = 1; length <= Math.min(node.longest, word.length); length += 1) {
    const begun = node.beginnings.get(word.slice(0, length));
    if (begun) into.add(begun);
  }
}
