import { starMost, type WordNode } from './word-tree.ts';

/**
 * What reading may cost. Words of people are far below it; a text and a pattern that are made to meet at every sign are not, and
 * such a text counts as found.
 */
export type Purse = { steps: number };

/** Branches of a tree that a walk is on, each with how far its star still reaches. */
type Branches = { nodes: WordNode[]; left: number[]; stamp: number; hasEnd: boolean };

let stamps = 0;
const newBranches = (): Branches => ({ nodes: [], left: [], stamp: 0, hasEnd: false });
// A walk ends before the next begins, so all of them use these two.
let now = newBranches();
let following = newBranches();

function clear(branches: Branches): Branches {
  branches.nodes.length = 0;
  branches.left.length = 0;
  branches.stamp = stamps += 1;
  branches.hasEnd = false;
  return branches;
}

/** Walks all branches at once, each at most once per sign: the end of the longest term that begins at `start`. */
export function longestFrom(
  { signs, isEdge }: { signs: ArrayLike<string>; isEdge: Uint8Array },
  start: number,
  { tree, purse }: { tree: WordNode; purse: Purse },
): number | null {
  let longest: number | null = null;
  enter(clear(now), tree, starMost);
  for (let at = start; now.nodes.length > 0 && purse.steps > 0; at += 1) {
    purse.steps -= now.nodes.length;
    if (at > start && now.hasEnd && isEdge[at]) longest = at;
    const sign = signs[at];
    if (sign === undefined) break;
    clear(following);
    for (let i = 0; i < now.nodes.length; i += 1) {
      const node = now.nodes[i];
      if (node) follow(node, sign, now.left[i] ?? 0);
    }
    [now, following] = [following, now];
  }
  return longest;
}

function follow(node: WordNode, sign: string, left: number): void {
  const next = node.next.get(sign);
  if (next) enter(following, next, starMost);
  if (node.digit && isDigit(sign)) enter(following, node.digit, starMost);
  if (node.letter && isLetter(sign)) enter(following, node.letter, starMost);
  if (node.isStar && sign !== ' ' && left > 0) enter(following, node, left - 1);
}

const isDigit = (sign: string) => sign.charCodeAt(0) >= 48 && sign.charCodeAt(0) <= 57;
function isLetter(sign: string): boolean {
  const code = sign.charCodeAt(0);
  return (code >= 97 && code <= 122) || (code > 127 && /^\p{L}$/u.test(sign));
}

/** A `*` may also stand for nothing, so what comes after it is tried as well. */
function enter(branches: Branches, node: WordNode, left: number): void {
  if (node.stamp === branches.stamp) branches.left[node.slot] = Math.max(branches.left[node.slot] ?? 0, left);
  else {
    node.stamp = branches.stamp;
    node.slot = branches.nodes.length;
    branches.nodes.push(node);
    branches.left.push(left);
    branches.hasEnd ||= node.isEnd;
  }
  if (node.star) enter(branches, node.star, starMost);
}
