import { withoutOverlap, type Span } from '../inspect/detectors/detector.ts';

/** For tests: where so many signs of a kind end, at most so many; -1 where there are fewer than wanted. */
function run(text: string, at: number, kind: RegExp, [least, most]: [number, number]): number {
  let end = at;
  while (end - at < most && end < text.length && kind.test(text.charAt(end))) end += 1;
  return end - at < least ? -1 : end;
}
const letters = /[A-Za-z0-9]/;
type EndAt = (text: string, at: number) => number;

/** After one of these words, which no such sign stands before, a run of signs. */
const headed =
  (heads: string[], notBefore: RegExp, kind: RegExp, length: [number, number]): EndAt =>
  (text, at) => {
    if (at > 0 && notBefore.test(text.charAt(at - 1))) return -1;
    const head = heads.find((one) => text.startsWith(one, at));
    return head === undefined ? -1 : run(text, at + head.length, kind, length);
  };

const pem: EndAt = (text, at) => {
  if (!text.startsWith('-----BEGIN ', at)) return -1;
  const words = text.slice(at + '-----BEGIN '.length).split(' ');
  for (let count = 0; count <= 3; count += 1) {
    if (!words.slice(0, count).every((word) => /^[A-Z0-9]{2,12}$/.test(word))) continue;
    const from = at + ['-----BEGIN', ...words.slice(0, count)].join(' ').length;
    const end = [' PRIVATE KEY-----', ' PRIVATE KEY BLOCK-----'].find((one) => text.startsWith(one, from));
    if (end) return from + end.length;
  }
  return -1;
};
const amazon: EndAt = (text, at) => {
  const end = headed(['AKIA', 'ASIA'], letters, /[A-Z2-7]/, [16, 16])(text, at);
  return end !== -1 && end < text.length && letters.test(text.charAt(end)) ? -1 : end;
};
const jwt: EndAt = (text, at) => {
  const part = /[A-Za-z0-9_-]/;
  if (at > 0 && /[A-Za-z0-9_.-]/.test(text.charAt(at - 1))) return -1;
  let end = at;
  for (const most of [2_000, 4_000]) {
    if (!text.startsWith('eyJ', end)) return -1;
    end = run(text, end + 3, part, [8, most]);
    if (end === -1 || text.charAt(end) !== '.') return -1;
    end += 1;
  }
  return run(text, end, part, [8, 1_500]);
};
const keys: EndAt[] = [
  pem,
  amazon,
  headed(['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], /[A-Za-z0-9_]/, letters, [36, 255]),
  headed(['github_pat_'], /[A-Za-z0-9_]/, /[A-Za-z0-9_]/, [40, 255]),
  headed([`sk_${'live'}_`, `rk_${'live'}_`, 'whsec_'], /[A-Za-z0-9_]/, /[A-Za-z0-9+/]/, [16, 255]),
  headed(
    [...'abeoprs'].map((kind) => `xox${kind}-`),
    letters,
    /[A-Za-z0-9-]/,
    [10, 250],
  ),
  jwt,
];

const between = ['', ' ', '_', '-'];
const said = [
  ...['password', 'passwd', 'pwd', 'passwort', 'kennwort', 'mot de passe', 'contraseña', 'كلمة المرور', 'パスワード'],
  ...['api key', 'secret key', 'client secret', 'access token'].flatMap((words) => between.map((sign) => words.replace(' ', sign))),
];
/** What is said to be a password: behind the word, a colon or an equals sign, with blanks and quotes as people put them. */
function assignedAt(raw: string, at: number): Span | null {
  const isWord = (sign: string | undefined) => sign !== undefined && /^[\p{L}\p{N}]$/u.test(sign);
  if (isWord([...raw.slice(Math.max(0, at - 2), at)].at(-1))) return null;
  const word = said.find((one) => raw.slice(at, at + one.length).toLowerCase() === one);
  const sign = word && /^["']?[ \t]{0,3}[:=：][ \t]{0,3}["']?/.exec(raw.slice(at + word.length));
  if (!sign) return null;
  const start = at + word.length + sign[0].length;
  const rest = [...raw.slice(start)];
  const value = rest.slice(0, rest.findIndex((one) => /[\s"']/.test(one)) + 1 || undefined).filter((one) => !/[\s"']/.test(one));
  const hasSign = value.slice(0, 61).some((one) => /[\d!#$%&*+@^~]/.test(one));
  if (value.length < 6 || !hasSign || /^(?:[<{$]|https?:)/i.test(value.join(''))) return null;
  return { start, end: start + value.slice(0, 64).join('').length };
}

/** For tests: the detector of keys, tokens and passwords once more, place by place. `text` is the raw one as digits are read. */
export function naiveSecret(raw: string, text: string): Span[] {
  const found: Span[] = [];
  for (const endAt of keys)
    for (let at = 0; at < text.length; at += 1) {
      const end = endAt(text, at);
      if (end === -1) continue;
      found.push({ start: at, end });
      at = end - 1;
    }
  for (let at = 0; at < raw.length; at += 1) {
    const span = assignedAt(raw, at);
    if (!span) continue;
    found.push(span);
    at = span.end - 1;
  }
  return withoutOverlap(found);
}
