export type Mentionable = { id: string; name: string };

const code = /(```[\s\S]*?(?:```|$)|`[^`\n]+`)/;
const token = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/g;
const wordBefore = /[\p{L}\p{N}_@]$/u;
const wordAfter = /^[\p{L}\p{N}_]/u;

/**
 * What a person sees as `@Ana Wójcik` travels as `<@memberId>`, so that a mention outlives a change of name and never
 * hits a namesake. `picked` says whom a name meant when several people bear it. Code is left alone.
 */
export function encodeMentions(text: string, people: Mentionable[], picked: ReadonlyMap<string, string> = new Map()): string {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  return text
    .split(code)
    .map((part, index) => (index % 2 ? part : encodeProse(part, longestFirst, picked)))
    .join('');
}

function encodeProse(text: string, people: Mentionable[], picked: ReadonlyMap<string, string>): string {
  let out = '';
  let rest = text;
  for (let at = rest.indexOf('@'); at >= 0; at = rest.indexOf('@')) {
    const before = rest.slice(0, at);
    const after = rest.slice(at + 1);
    const person = wordBefore.test(out + before)
      ? undefined
      : people.find(({ name }) => after.startsWith(name) && !wordAfter.test(after.slice(name.length)));
    out += person ? `${before}<@${picked.get(person.name) ?? person.id}>` : `${before}@`;
    rest = person ? after.slice(person.name.length) : after;
  }
  return out + rest;
}

/** The text to edit, and whom each name in it stands for. */
export function decodeMentions(body: string, nameOf: (memberId: string) => string | undefined) {
  const picked = new Map<string, string>();
  const text = body.replace(token, (raw, memberId: string) => {
    const name = nameOf(memberId);
    if (!name) return raw;
    picked.set(name, memberId);
    return `@${name}`;
  });
  return { text, picked };
}
