import type { PlaceOf } from '../markdown/plain-text.ts';

/** Somebody or something that a text can name: what one sees, and what travels. */
export type Named = { shown: string; token: string };

export const namedPerson = ({ id, name }: { id: string; name: string }): Named => ({ shown: `@${name}`, token: `<@${id}>` });
export const namedGroup = ({ id, name }: { id: string; name: string }): Named => ({ shown: `@${name}`, token: `<&${id}>` });
export const namedChannel = ({ id, name }: { id: string; name: string }): Named => ({ shown: `#${name}`, token: `<#${id}>` });
export const namedAll = (all: 'channel' | 'here'): Named => ({ shown: `@${all}`, token: `<!${all}>` });

const code = /(```[\s\S]*?(?:```|$)|`[^`\n]+`)/;
const token = /<(?:([@#&])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|!(channel|here))>/g;
// Japanese and Chinese are written without spaces: a name may begin at once, and hiragana behind it is what follows the name.
const wordBefore = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}_@#/]$/u;
const wordAfter = /^(?!\p{Script=Hiragana})[\p{L}\p{N}_]/u;
const channelAfter = /^[\p{L}\p{M}\p{N}_-]/u;

/**
 * What a person sees as `@Ana Wójcik` or `#general` travels as `<@memberId>` or `<#channelId>`, so that it outlives a change of
 * name and never hits a namesake. `picked` says what a name meant when several bear it. Code is left alone.
 */
export function encodeMentions(text: string, named: Named[], picked: ReadonlyMap<string, string> = new Map()): string {
  const chosen = [...picked].map(([shown, meant]) => ({ shown, token: meant }));
  const longestFirst = [...chosen, ...named].toSorted((a, b) => b.shown.length - a.shown.length);
  return text
    .split(code)
    .map((part, index) => (index % 2 ? part : encodeProse(part, longestFirst)))
    .join('');
}

function encodeProse(text: string, named: Named[]): string {
  let out = '';
  let rest = text;
  for (let at = rest.search(/[@#]/); at >= 0; at = rest.search(/[@#]/)) {
    const before = rest.slice(0, at);
    const sign = rest.charAt(at);
    rest = rest.slice(at);
    const found = wordBefore.test(out + before)
      ? undefined
      : named.find(({ shown }) => rest.startsWith(shown) && !afterOf(sign).test(rest.slice(shown.length)));
    out += before + (found?.token ?? sign);
    rest = rest.slice(found?.shown.length ?? 1);
  }
  return out + rest;
}

const afterOf = (sign: string) => (sign === '#' ? channelAfter : wordAfter);

/** The text to edit, and what each name in it stands for. What the reader may not know of stays as it travels. */
export function decodeMentions(body: string, nameOf: (memberId: string) => string | undefined, placeOf?: PlaceOf) {
  const picked = new Map<string, string>();
  const text = body.replace(token, (raw, sign: string | undefined, id: string, all: string | undefined) => {
    const name = all ?? (sign === '@' ? nameOf(id) : placeOf?.(sign === '#' ? 'channel' : 'group', id));
    if (!name) return raw;
    const shown = `${sign === '#' ? '#' : '@'}${name}`;
    picked.set(shown, raw);
    return shown;
  });
  return { text, picked };
}
