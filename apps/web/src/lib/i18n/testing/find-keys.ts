import { partsOf, walk, type Node, type Source } from './read-sources.ts';

/** A sentence that a source asks for. `namespaces` is empty where the translator came as an argument. */
export type Asked = { at: string; namespaces: string[]; parts: string[] };
/** `t(section.name)`: some literal of the sources is the key. */
export type AskedByName = { namespaces: string[] };

const makers = new Set(['useTranslations', 'serverTranslations', 'translateEnglish']);
const ways = new Set(['rich', 'markup', 'raw', 'has']);
const field = (node: unknown, name: string) => (node as Node | null | undefined)?.[name] as Node | undefined;
const nameOf = (node: unknown) => String((node as { name?: unknown } | undefined)?.name ?? '');

function namespaceMadeBy(init: Node | undefined): string | null {
  const call = init?.type === 'AwaitExpression' ? field(init, 'argument') : init;
  if (call?.type !== 'CallExpression') return null;
  const maker = nameOf(field(call, 'callee'));
  if (maker === 'timeWords') return 'time';
  return makers.has(maker) ? (partsOf((call['arguments'] as Node[])[0])?.[0] ?? null) : null;
}

/** Every call of a translator in a source, with the namespaces that its name stands for there; and all strings, which may be keys. */
export function findKeys({ path, program, lineOf }: Source): { asked: Asked[]; byName: AskedByName[]; written: string[][] } {
  const translators = new Map<string, string[]>();
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator') return;
    const namespace = namespaceMadeBy(field(node, 'init'));
    const name = nameOf(node['id']);
    if (namespace) translators.set(name, [...(translators.get(name) ?? []), namespace]);
  });
  // A function of the same file may be given a translator under the same name.
  walk(program, (node) => {
    for (const parameter of (node['params'] as Node[] | undefined) ?? [])
      walk(parameter, (inner) => {
        if (inner.type === 'Identifier' && translators.has(nameOf(inner))) translators.set(nameOf(inner), []);
      });
  });

  const asked: Asked[] = [];
  const byName: AskedByName[] = [];
  const written: string[][] = [];
  walk(program, (node) => {
    const words = partsOf(node);
    if (words) written.push(words);
    if (node.type !== 'CallExpression') return;
    const callee = field(node, 'callee');
    const [first, second] = node['arguments'] as Node[];
    const at = `${path}:${lineOf(node)}`;
    if (nameOf(callee) === 'pageTitle')
      return void asked.push({ at, namespaces: partsOf(first) ?? [], parts: partsOf(second) ?? [] });
    const isWay = callee?.type === 'MemberExpression' && ways.has(nameOf(field(callee, 'property')));
    const name = nameOf(isWay ? field(callee, 'object') : callee);
    const inline = namespaceMadeBy(field(callee, 'expression') ?? callee);
    const namespaces = inline ? [inline] : translators.get(name);
    if (!namespaces && !/^(?:t|translate|words)$/.test(name)) return;
    const choices = first?.type === 'ConditionalExpression' ? [first['consequent'], first['alternate']] : [first];
    for (const choice of choices) {
      const parts = partsOf(choice);
      if (parts) asked.push({ at, namespaces: namespaces ?? [], parts });
      else byName.push({ namespaces: namespaces ?? [] });
    }
  });
  return { asked, byName, written };
}
