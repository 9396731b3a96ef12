import { childrenOf, type Node, type Source } from '../../lib/i18n/testing/read-sources.ts';

const nameOf = (node: Node | null | undefined) => (typeof node?.name === 'string' ? node.name : '');

type Classes = { text: string; at: string };

export type Meeting = { first: string; second: string; at: string };

/**
 * Which texts meet in one `cn`, whichever of its choices are taken. What a component is handed as `className` is looked up
 * where it is used.
 */
export function findMeetings(sources: Source[]): Meeting[] {
  const values = new Map<string, { value: Node; source: Source }[]>();
  const handed = new Map<string, Classes[]>();
  const joins: { call: Node; source: Source; owner: string }[] = [];

  const valueOf = (name: string, source: Source) => {
    const all = values.get(name) ?? [];
    const own = all.filter((one) => one.source === source);
    return own.length > 0 ? own : all;
  };

  /** Every text that an expression may come to. */
  function textsOf(node: Node | null | undefined, source: Source, depth = 0): Classes[] {
    if (!node || depth > 6) return [];
    const into = (child: unknown) => textsOf(child as Node, source, depth + 1);
    const at = () => `${source.path}:${source.lineOf(node)}`;
    switch (node.type) {
      case 'Literal':
        return typeof node.value === 'string' ? [{ text: node.value, at: at() }] : [];
      case 'TemplateLiteral':
        return [
          { text: (node.quasis as { value: { raw: string } }[]).map(({ value }) => value.raw).join(' '), at: at() },
          ...(node.expressions as Node[]).flatMap(into),
        ];
      case 'ConditionalExpression':
        return [...into(node.consequent), ...into(node.alternate)];
      case 'LogicalExpression':
        return [...(node.operator === '&&' ? [] : into(node.left)), ...into(node.right)];
      case 'MemberExpression':
        return into(node.object);
      case 'ObjectExpression':
        return (node.properties as Node[]).flatMap((one) => into(one.value));
      case 'ArrowFunctionExpression':
        return into(node.body);
      case 'JSXExpressionContainer':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'ParenthesizedExpression':
        return into(node.expression);
      case 'Identifier':
        return valueOf(nameOf(node), source).flatMap((one) => textsOf(one.value, one.source, depth + 1));
      case 'CallExpression': {
        const callee = node.callee as Node;
        return callee.name === 'cn' ? (node.arguments as Node[]).flatMap(into) : into(callee);
      }
      default:
        return [];
    }
  }

  for (const source of sources)
    for (const node of source.program.body as Node[]) {
      const declaration = (node.type === 'ExportNamedDeclaration' ? node.declaration : node) as Node | null;
      if (declaration?.type !== 'VariableDeclaration') continue;
      for (const { id, init } of declaration.declarations as { id: Node; init: Node | null }[])
        if (init && nameOf(id)) values.set(nameOf(id), [...(values.get(nameOf(id)) ?? []), { value: init, source }]);
    }
  for (const source of sources) {
    const look = (node: Node, owner: string): void => {
      const name = nameOf(node.id as Node | undefined);
      const inside = /^[A-Z]/.test(name) ? name : owner;
      if (node.type === 'CallExpression' && (node.callee as Node).name === 'cn') joins.push({ call: node, source, owner });
      if (node.type === 'JSXOpeningElement') {
        const tag = nameOf(node.name as Node);
        for (const { name: attribute, value } of node.attributes as { name?: Node; value?: Node }[]) {
          const key = `${tag}.${nameOf(attribute)}`;
          if (/^[A-Z].*lassName$/.test(key)) handed.set(key, [...(handed.get(key) ?? []), ...textsOf(value, source)]);
        }
      }
      for (const child of childrenOf(node)) look(child, inside);
    };
    look(source.program, '');
  }

  const meetings = new Map<string, Meeting>();
  for (const { call, source, owner } of joins) {
    const parts = (call.arguments as Node[]).map((node) =>
      node.type === 'Identifier' && nameOf(node).toLowerCase().endsWith('classname')
        ? (handed.get(`${owner}.${nameOf(node)}`) ?? handed.get(`${owner}.className`) ?? [])
        : textsOf(node, source),
    );
    parts.forEach((part, index) => {
      for (const first of part)
        for (const second of [{ text: '', at: '' }, ...parts.slice(index + 1).flat()])
          meetings.set(`${first.text} ${second.text}`, { first: first.text, second: second.text, at: `${first.at} ${second.at}` });
    });
  }
  return [...meetings.values()];
}
