import type { DetectorName } from '@parley/contract/boundary-rule';
import { withoutOverlap, type Span } from '../inspect/detectors/detector.ts';
import { naiveSecret } from './naive-secret.ts';

/** For tests: each detector once more, as a scan of every place of a text, slowly, from what its description says. */
export type Find = (text: string) => Span[];

/** The text sign by sign, with what looks like a digit, letter, blank or hyphen as one; the unseen as U+200B. */
function plainOf(text: string): string {
  let plain = '';
  for (const sign of text) {
    let one = sign;
    if (sign > '\u007f') {
      const same = sign.normalize('NFKC');
      if (/^[\p{Cf}\ufe00-\ufe0f]$/u.test(sign)) one = '\u200b';
      else if (/^\p{Nd}$/u.test(sign)) one = digitOf(sign);
      else if (/^\p{Zs}$/u.test(sign)) one = ' ';
      else if (/^\p{Pd}$/u.test(sign)) one = '-';
      else if (same.length === 1 && same >= '!' && same <= '~') one = same;
    }
    plain += one.padEnd(sign.length, '\u200b');
  }
  return plain;
}
/** Digits of a script stand in tens, the nought first; the mathematical ones in five tens after each other. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
const before = (text: string, at: number): string => {
  const low = text.charAt(at - 1);
  return /[\udc00-\udfff]/.test(low) && at > 1 && /[\ud800-\udbff]/.test(text.charAt(at - 2)) ? text.slice(at - 2, at) : low;
};
const behind = (text: string, at: number): string => (at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '');
const isWord = (sign: string): boolean => /^[\p{L}\p{N}]$/u.test(sign);
const isDigit = (sign: string | undefined): boolean => sign !== undefined && sign >= '0' && sign <= '9' && sign.length === 1;

/** All that begins somewhere, the first of them taken, and on from its end. `check` says no to what only looks like one. */
function scan(text: string, endAt: (at: number) => number | null, check: (found: string) => boolean = () => true): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const end = endAt(at);
    if (end === null || end <= at) continue;
    if (check(text.slice(at, end))) found.push({ start: at, end });
    at = end - 1;
  }
  return found;
}

/** The longest end that fits groups of signs, at most two signs of nothing between two of them. */
function groupsFrom(text: string, start: number, groups: RegExp[][], gap = /[ \u200b-]/, most = 2): number[] {
  let ends = [start];
  for (const [n, group] of groups.entries())
    ends = ends.flatMap((end) => {
      const starts = [end];
      if (n > 0) for (let more = 1; more <= most && gap.test(text.charAt(end + more - 1)); more += 1) starts.push(end + more);
      return starts.filter((at) => group.every((one, i) => one.test(text.charAt(at + i)))).map((at) => at + group.length);
    });
  return [...new Set(ends)].toSorted((a, b) => b - a);
}
const digits = (count: number): RegExp[] => Array.from({ length: count }, () => /^\d$/);
const stands = (text: string, start: number, end: number): boolean =>
  !isWord(before(text, start)) &&
  !(/^[-.,]$/.test(text.charAt(start - 1)) && /^\p{N}$/u.test(before(text, start - 1))) &&
  !isWord(behind(text, end)) &&
  !(/^[-.,]$/.test(text.charAt(end)) && /^\p{N}$/u.test(behind(text, end + 1)));
const number =
  (groups: RegExp[][], check: (found: string) => boolean, gap?: RegExp, most?: number): Find =>
  (raw) => {
    const text = plainOf(raw);
    return scan(text, (at) => groupsFrom(text, at, groups, gap, most).find((end) => stands(text, at, end)) ?? null, check);
  };
const bare = (found: string) => found.replaceAll(/[^0-9A-Za-z]/g, '');

const networks: Record<string, number[]> = {
  ...{
    '4': [13, 16, 19],
    '34': [15],
    '37': [15],
    '36': [14],
    '38': [14, 16],
    '39': [14, 16],
    '6011': [16, 17, 18, 19],
    '62': [16, 17, 18, 19],
    '65': [16, 17, 18, 19],
  },
};
for (let head = 51; head <= 55; head += 1) networks[head] = [16];
for (let head = 2221; head <= 2720; head += 1) networks[head] = [16];
for (let head = 2200; head <= 2204; head += 1) networks[head] = [16];
for (let head = 644; head <= 649; head += 1) networks[head] = [16, 17, 18, 19];
for (let head = 300; head <= 305; head += 1) networks[head] = [14, 16];
for (let head = 3528; head <= 3589; head += 1) networks[head] = [16];
for (const head of [5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763]) networks[head] = [16, 18, 19];
const isCard = (found: string): boolean => {
  const sum = [...found]
    .toReversed()
    .reduce((all, digit, at) => all + [...String(Number(digit) * (at % 2 ? 2 : 1))].reduce((a, b) => a + Number(b), 0), 0);
  return sum % 10 === 0 && [1, 2, 3, 4].some((length) => networks[found.slice(0, length)]?.includes(found.length));
};
const card: Find = (raw) => {
  const text = plainOf(raw);
  const betweenGroups = /^(?:[ -]\u200b{0,3}|\u200b{1,3}[ -]?)$/;
  return scan(text, (at) => {
    const isFree =
      !/^[\p{L}\p{N}_]$/u.test(before(text, at)) && !(/[.,]/.test(text.charAt(at - 1)) && isDigit(text.charAt(at - 2)));
    const isWithin = /[ \u200b-]/.test(text.charAt(at - 1));
    if (!isDigit(text[at]) || !(isFree || isWithin)) return null;
    for (let end = at + 13; end <= text.length; end += 1) {
      const piece = text.slice(at, end);
      const groups = piece.split(/[^0-9]+/);
      const gaps = piece.split(/[0-9]+/).slice(1, -1);
      if (groups.join('').length > 19 || !gaps.every((gap) => betweenGroups.test(gap))) return null;
      if (!isDigit(text[end - 1]) || /^[\p{L}\p{N}_]$/u.test(behind(text, end))) continue;
      if (groups.join('').length >= 13 && isCard(groups.join(''))) return end;
    }
    return null;
  });
};

const ninoGroups = [[/^[A-CEGHJ-PR-TW-Z]$/i, /^[A-CEGHJ-NPR-TW-Z]$/i], digits(2), digits(2), digits(2), [/^[A-D]$/i]];
const noNino = 'BG GB KN NK NT TN ZZ'.split(' ').flatMap((pair) => [pair, pair.toLowerCase()]);
const ukNino: Find = (raw) => {
  const text = plainOf(raw);
  return scan(text, (at) =>
    noNino.includes(text.slice(at, at + 2))
      ? null
      : (groupsFrom(text, at, ninoGroups).find((end) => stands(text, at, end)) ?? null),
  );
};

/** Of a few countries; the rest differ in nothing but their length. */
const ibanLengths: Record<string, number> = { GB: 22, DE: 22, CH: 21, FR: 27, NO: 15, AB: 0 };
const iban: Find = (raw) => {
  const text = plainOf(raw);
  const found: Span[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const length = ibanLengths[text.slice(at, at + 2).toUpperCase()] ?? 0;
    if (isWord(before(text, at)) || length === 0 || !/^[A-Za-z]{2}[ \u200b]?\d\d/.test(text.slice(at))) continue;
    for (let end = at + length; end <= text.length; end += 1) {
      const piece = text.slice(at, end);
      if (bare(piece).length > length || /[^0-9A-Za-z \-\u200b]|[ \-\u200b]{3}/.test(piece)) break;
      if (bare(piece).length < length || !/[0-9A-Za-z]$/.test(piece)) continue;
      const turned = bare(piece).slice(4) + bare(piece).slice(0, 4);
      const value = BigInt([...turned].map((sign) => parseInt(sign, 36)).join(''));
      if (value % 97n === 1n && !/[\p{L}\p{N}]/u.test(text.charAt(end))) found.push({ start: at, end });
      break;
    }
  }
  return found;
};

const ssnParts = (found: string) => {
  const all = found.replaceAll(/\D/g, '');
  return !/^(?:000|666|9)/.test(all) && all.slice(3, 5) !== '00' && all.slice(5) !== '0000' ? all : null;
};
const usSsn: Find = (raw) => {
  const text = plainOf(raw);
  const real = (found: string) => !['078051120', '219099999'].includes(found.replaceAll(/\D/g, ''));
  const grouped = scan(
    text,
    (at) =>
      /^\d{3}([ -])\d{2}\1\d{4}$/.test(text.slice(at, at + 11)) && ssnParts(text.slice(at, at + 11)) && stands(text, at, at + 11)
        ? at + 11
        : null,
    real,
  );
  const named = scan(
    text,
    (at) =>
      /^\d{9}$/.test(text.slice(at, at + 9)) &&
      ssnParts(text.slice(at, at + 9)) &&
      !isDigit(text[at + 9]) &&
      /\b(?:ssn|social security(?: number| no\.?)?)[ :#=]{1,3}$/i.test(text.slice(0, at))
        ? at + 9
        : null,
    real,
  );
  return withoutOverlap([...grouped, ...named]);
};
const isTaxId = (found: string): boolean => {
  const all = bare(found);
  const times = [...'0123456789'].map((digit) => all.slice(0, 10).split(digit).length - 1).filter((count) => count > 1);
  if (times.length !== 1 || (times[0] ?? 0) > 3) return false;
  let product = 10;
  for (const digit of all.slice(0, 10)) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(all[10]);
};
const isNir = (found: string): boolean => {
  const all = bare(found).toUpperCase().replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(all.slice(0, 13)) % 97n) === Number(all.slice(13));
};
const isAhv = (found: string): boolean =>
  [...bare(found)].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0) % 10 === 0;
const nirGroups = (month: RegExp[], place: RegExp[]): RegExp[][] => [
  [/^[1-478]$/],
  digits(2),
  month,
  place,
  digits(3),
  digits(3),
  digits(2),
];
const months = [
  [/^0$/, /^[1-9]$/],
  [/^1$/, /^[0-2]$/],
  [/^[2-9]$/, /^\d$/],
];
const places = [digits(2), [/^2$/, /^[AB]$/i]];
const frNir: Find = (raw) => {
  const text = plainOf(raw);
  const endsAt = (at: number) =>
    months.flatMap((month) => places.flatMap((place) => groupsFrom(text, at, nirGroups(month, place))));
  return scan(text, (at) => endsAt(at).find((end) => stands(text, at, end)) ?? null, isNir);
};

const healthWords =
  'icd diagnos patient symptom disease disorder chronic medicat prescri treatment therap admitted krank befund behandl medikament verordn maladie traitement ordonnance enfermedad tratamiento paciente receta diagnóst síntoma تشخيص مريض المريض علاج مرض'.split(
    ' ',
  );
const healthSigns = ['診断', '患者', '処方', '治療', '病名', '症状'];
const health: Find = (raw) => {
  const text = plainOf(raw);
  const small = raw.toLowerCase();
  const said =
    [...raw].length === 0
      ? []
      : Array.from({ length: raw.length }, (_, at) => at).filter(
          (at) =>
            (healthWords.some((word) => small.startsWith(word, at)) && !/^\p{L}$/u.test(before(raw, at))) ||
            healthSigns.some((word) => raw.startsWith(word, at)),
        );
  return scan(text, (at) => {
    if (isWord(before(text, at)) || !/^[A-Z]\d\d/.test(text.slice(at, at + 3))) return null;
    const ends =
      text[at + 3] === '.'
        ? [4, 3, 2, 1]
            .filter((more) => /^[0-9A-Z]+$/.test(text.slice(at + 4, at + 4 + more)) && at + 4 + more <= text.length)
            .map((more) => at + 4 + more)
        : [];
    return [...ends, at + 3].find((end) => !isWord(behind(text, end)) && !(text[end] === '.' && isDigit(text[end + 1]))) ?? null;
  }).filter(({ start, end }) => said.some((at) => at >= start - 60 && at <= end + 60));
};

/** The detectors that need no list of the firm's; its own words and links have slow models beside them. */
export const naive = {
  card,
  usSsn,
  frNir,
  health,
  secret: (raw: string) => naiveSecret(raw, plainOf(raw)),
  iban,
  ukNino,
  deTaxId: number([[/^[1-9]$/, /^\d$/], digits(3), digits(3), digits(3)], isTaxId),
  chAhv: number([[/^7$/, /^5$/, /^6$/], digits(4), digits(4), digits(2)], isAhv, /[. \u200b-]/, 1),
} satisfies Partial<Record<DetectorName, Find>>;
