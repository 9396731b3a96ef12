import { childrenOf, partsOf, walk, type Node, type Source } from './read-sources.ts';

export type Finding = { at: string; words: string };

/** Attributes and fields whose text somebody reads or hears. */
const shown = new Set(
  'aria-label aria-description aria-roledescription aria-valuetext placeholder title alt label hint lead description heading tooltip caption legend term action body summary text'.split(
    ' ',
  ),
);
const nameOf = (node: unknown): string => {
  const { name, value } = (node ?? {}) as { name?: unknown; value?: unknown };
  return String(name ?? value ?? '');
};
/** `catchUp`, as a field may name its sentence in a catalogue. */
const isKey = (value: unknown) => /^[a-z]+(?:[A-Z][a-z]*)*$/.test((partsOf(value) ?? []).join('…'));
const hasWords = (text: string) => /\p{L}{2}/u.test(text);

/** The strings that an expression may come to: `isOpen ? 'Close' : 'Open'`, `name ?? 'Nobody'`. */
function outcomes(node: Node): Node[] {
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return [node];
    case 'ConditionalExpression':
      return [node['consequent'], node['alternate']].flatMap((one) => outcomes(one as Node));
    case 'LogicalExpression':
      return [node['left'], node['right']].flatMap((one) => outcomes(one as Node));
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return outcomes(node['expression'] as Node);
    default:
      return [];
  }
}

/** Words written into a source where a catalogue should be asked: text of a page, and attributes and fields that are read out. */
export function findLiteralWords({ path, program, lineOf }: Source): Finding[] {
  const found: Finding[] = [];
  const report = (node: Node, words: string) => {
    if (hasWords(words)) found.push({ at: `${path}:${lineOf(node)}`, words: words.trim().replaceAll(/\s+/g, ' ') });
  };
  const reportOutcomes = (value: unknown) => {
    if (value && typeof value === 'object')
      for (const node of outcomes(value as Node)) report(node, (partsOf(node) ?? []).join('…'));
  };
  walk(program, (node) => {
    if (node.type === 'JSXText') report(node, String(node['value']));
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of childrenOf(node)) if (child.type === 'JSXExpressionContainer') reportOutcomes(child);
    if (node.type === 'JSXAttribute' && shown.has(nameOf(node['name']))) reportOutcomes(node['value']);
    if (node.type === 'Property' && shown.has(nameOf(node['key'])) && !isKey(node['value'])) reportOutcomes(node['value']);
    if (node.type.startsWith('TSType') || node.type === 'TSInterfaceDeclaration') return 'done';
  });
  return found;
}

const errors = new Set(['Error', 'TypeError', 'DOMException', 'AbortError']);

/** Strings anywhere else that read like a sentence for a person. What is thrown for programmers, and types, are passed over. */
export function findSentences({ path, program, lineOf }: Source): Finding[] {
  const found: Finding[] = [];
  walk(program, (node) => {
    if (node.type === 'NewExpression' && errors.has(nameOf(node['callee']))) return 'done';
    if (node.type.startsWith('TSType') || node.type === 'TSInterfaceDeclaration' || node.type === 'ImportDeclaration')
      return 'done';
    const words = partsOf(node)?.join('{0}');
    if (words && /^\p{Lu}\p{L}*[ ,’].*\p{L}{2}/u.test(words)) found.push({ at: `${path}:${lineOf(node)}`, words });
  });
  return found;
}
