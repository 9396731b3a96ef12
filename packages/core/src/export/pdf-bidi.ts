/** Letters that are read from right to left. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

const isLetter = /\p{L}/u;
const isDigit = /\p{Nd}/u;
const mirrored = new Map([...'()[]{}<>«»'].map((sign, at, all) => [sign, all[at ^ 1] ?? sign]));

type Kind = 'L' | 'R' | 'digit' | 'other';
const kindOf = (cluster: string): Kind =>
  isDigit.test(cluster) ? 'digit' : rightToLeft.test(cluster) ? 'R' : isLetter.test(cluster) ? 'L' : 'other';

/** The first letter says from which side a text is read (as `dir="auto"` does). */
export function readsFromRight(text: string): boolean {
  for (const sign of text) if (isLetter.test(sign)) return rightToLeft.test(sign);
  return false;
}

/**
 * One line in the order in which its signs stand on paper, from left to right: the rules of Unicode's Annex 9 without marks of
 * embedding. Letters keep their accents, numbers their digits, and brackets open to where they are read from.
 */
export function inVisualOrder(line: string, fromRight: boolean): string {
  const clusters = line.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  const kinds = clusters.map(kindOf);
  // A point or a stroke between two digits is part of the number (W4).
  for (let at = 1; at < kinds.length - 1; at += 1)
    if (/^[.,:/-]$/.test(clusters[at] ?? '') && kinds[at - 1] === 'digit' && kinds[at + 1] === 'digit') kinds[at] = 'digit';
  const base = fromRight ? 'R' : 'L';
  let strong: Kind = base;
  // A number after letters that are read from the left goes with them (W7).
  for (const [at, kind] of kinds.entries()) {
    if (kind === 'L' || kind === 'R') strong = kind;
    else if (kind === 'digit' && strong === 'L') kinds[at] = 'L';
  }
  // What stands between two of one direction goes with them; elsewhere with the line (N1, N2).
  const sideOf = (kind: Kind | undefined) => (kind === undefined ? base : kind === 'digit' ? 'R' : kind);
  for (let at = 0; at < kinds.length; at += 1) {
    if (kinds[at] !== 'other') continue;
    let end = at;
    while (kinds[end] === 'other') end += 1;
    const [before, after] = [sideOf(kinds[at - 1]), sideOf(kinds[end])];
    kinds.fill(before === after ? before : base, at, end);
  }
  const levels = kinds.map((kind) => (kind === 'R' ? 1 : kind === 'digit' || fromRight ? 2 : 0));
  const order = clusters.map((cluster, at) => (levels[at] === 1 ? (mirrored.get(cluster) ?? cluster) : cluster));
  const all: number[] = [...levels];
  for (const level of [2, 1]) reverseFrom(order, all, level);
  return order.join('');
}

/** Turns each stretch of at least this level around (L2). */
function reverseFrom(signs: string[], levels: number[], level: number): void {
  for (let at = 0; at < signs.length; at += 1) {
    let end = at;
    while ((levels[end] ?? -1) >= level) end += 1;
    if (end > at) {
      signs.splice(at, end - at, ...signs.slice(at, end).toReversed());
      levels.splice(at, end - at, ...levels.slice(at, end).toReversed());
      at = end;
    }
  }
}

/** The forms of each Arabic letter, as Unicode lists them: alone, at the end, and where it joins both sides at the beginning and in the middle. */
const forms = new Map<string, string[]>();
for (const [from, to] of [
  [0xfe80, 0xfefc],
  [0xfb50, 0xfbb1],
  [0xfbd3, 0xfbff],
] as const)
  for (let code = from; code <= to; code += 1) {
    const form = String.fromCharCode(code);
    const letter = form.normalize('NFKC');
    if (letter !== form) forms.set(letter, [...(forms.get(letter) ?? []), form]);
  }
const joinsNext = (sign: string | undefined) => sign === 'ـ' || (forms.get(sign ?? '')?.length ?? 0) >= 4;
const joinsFormer = (sign: string | undefined) => sign === 'ـ' || (forms.get(sign ?? '')?.length ?? 0) >= 2;

/** Arabic letters in the forms that join them, for a font that knows of no joining; lam and alef become one. */
export function joinArabic(text: string): string {
  if (!/\p{Script=Arabic}/u.test(text)) return text;
  const signs = text.match(/ل[آأإا]\p{M}*|\P{M}\p{M}*|\p{M}+/gu) ?? [];
  const bare = signs.map((sign) => sign.replaceAll(/\p{M}+$/gu, ''));
  return signs
    .map((sign, at) => {
      const letter = bare[at] ?? '';
      const all = forms.get(letter);
      if (!all || !/\p{Script=Arabic}/u.test(letter)) return sign;
      const isJoined = joinsFormer(letter) && joinsNext(bare[at - 1]);
      const joins = joinsNext(letter) && joinsFormer(bare[at + 1]);
      return (all[(joins ? 2 : 0) + (isJoined ? 1 : 0)] ?? all[0] ?? letter) + sign.slice(letter.length);
    })
    .join('');
}
