import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { messagesFolder } from '../read-messages.ts';

/** A node of the syntax tree (ESTree with JSX and types). */
export type Node = { type: string; start: number; [field: string]: unknown };
export type Source = { path: string; program: Node; lineOf: (node: Node) => number };

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** Every source of the site that is not a test, as a tree. `.ts` files too: words are made in plain modules as well. */
export const readSources = (): Source[] => readFolder('../src');

/** What the servers and the site agree on: the names of roles, states and reasons are there. */
export const readContract = (): Source[] => readFolder('../../../packages/contract/src');

function readFolder(folder: string): Source[] {
  const root = join(messagesFolder(), folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|(?:^|\/)testing\/|with-messages/.test(path))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

export function parseSource(path: string, text: string): Source {
  const { program } = parseSync(path, text);
  return { path, program: program as unknown as Node, lineOf: ({ start }) => text.slice(0, start).split('\n').length };
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));
}

/** Calls `visit` on every node below, until it answers that what is inside needs no look. */
export function walk(node: Node, visit: (node: Node) => 'done' | void): void {
  if (visit(node) === 'done') return;
  for (const child of childrenOf(node)) walk(child, visit);
}

/** `t(`state_${state}`)` → `['state_', '']`; a plain string is one part. Null for what is neither. */
export function partsOf(node: unknown): string[] | null {
  if (!isNode(node)) return null;
  // `keyed('reason', 'mention')` is `reasonMention`.
  if (node.type === 'CallExpression' && (node['callee'] as { name?: string }).name === 'keyed') {
    const [start] = node['arguments'] as Node[];
    return [...(partsOf(start) ?? []), ''];
  }
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
}
