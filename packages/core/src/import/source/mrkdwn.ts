import { withEmoji } from './emoji-names.ts';
import type { Names } from './source.ts';

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const decode = (text: string): string => text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** Slack's own mark-up as the Markdown that is written here. What stands in code stays as it is. */
export function fromMrkdwn(text: string, names: Names): string {
  return text
    .replaceAll('\0', '')
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((piece, i) => (i % 2 === 1 ? code(piece, names) : prose(piece, names)))
    .join('');
}

const code = (piece: string, names: Names): string =>
  decode(piece.replaceAll(/<([^<>]+)>/g, (_, inner: string) => plain(inner, names)));

function prose(piece: string, names: Names): string {
  const tokens: string[] = [];
  // Links and names are put aside, so that an asterisk inside an address is not taken for emphasis.
  const keep = (token: string): string => `\0${tokens.push(token) - 1}\0`;
  const marked = withEmoji(piece.replaceAll(/<([^<>]+)>/g, (_, inner: string) => keep(toToken(inner, names))))
    .replaceAll(/(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])/g, '**$1**')
    .replaceAll(/(?<![\w~])~(?=\S)([^~\n]*?\S)~(?![\w~])/g, '~~$1~~');
  return decode(marked).replaceAll(/\0(\d+)\0/g, (_, n: string) => tokens[Number(n)] ?? '');
}

function toToken(inner: string, names: Names): string {
  const [target, label] = split(inner);
  const sign = target[0];
  if (sign === '@') return names.person(target.slice(1)) ?? `@${label ?? target.slice(1)}`;
  if (sign === '#') return names.channel(target.slice(1)) ?? `#${label ?? target.slice(1)}`;
  if (sign === '!') return special(target.slice(1), label);
  const address = decode(target);
  const isSafe = /^(?:https?:\/\/|mailto:)/i.test(address);
  if (!isSafe) return decode(label ?? address);
  if (!label || decode(label) === address.replace(/^mailto:/, '')) return address.replace(/^mailto:/, '');
  return `[${decode(label).replaceAll(/[[\]]/g, String.raw`\$&`)}](${address.replaceAll(')', '%29').replaceAll('(', '%28')})`;
}

/** A call to everybody called then; here it is told of. */
function special(target: string, label: string | undefined): string {
  if (/^(?:channel|here|everyone)$/.test(target)) return `@${target}`;
  if (target.startsWith('subteam^')) return label ? `@${label.replace(/^@/, '')}` : '@group';
  return decode(label ?? target);
}

const plain = (inner: string, names: Names): string => {
  const [target, label] = split(inner);
  return /^[@#!]/.test(target) ? toToken(inner, { person: () => null, channel: names.channel }) : (label ?? target);
};

function split(inner: string): [string, string | undefined] {
  const at = inner.indexOf('|');
  return at < 0 ? [inner, undefined] : [inner.slice(0, at), inner.slice(at + 1)];
}
