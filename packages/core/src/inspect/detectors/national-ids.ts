import { findAll, withoutOverlap, type Detector } from './detector.ts';
import { readDigits } from './read-digits.ts';

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
const gap = String.raw`[ \u200b-]{0,2}`;
const before = String.raw`(?<![\p{L}\p{N}]|[\p{N}][-.,])`;
const after = String.raw`(?![\p{L}\p{N}]|[-.,]\p{N})`;
const pattern = (...groups: string[]) => new RegExp(before + groups.join(gap) + after, 'gu');

/** National Insurance numbers of the United Kingdom (HMRC, NIM39110). They have no check digit. */
const nino = pattern(
  '(?!BG|GB|KN|NK|NT|TN|ZZ|bg|gb|kn|nk|nt|tn|zz)[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z]',
  String.raw`\d{2}`,
  String.raw`\d{2}`,
  String.raw`\d{2}`,
  '[A-Da-d]',
);
export const ukNino: Detector = { id: 'ukNino', find: (text) => findAll(readDigits(text), nino) };

/** Social Security numbers of the United States: in their groups, or in one piece where the words stand before it. */
const ssnGroups = new RegExp(`${before}(?!000|666|9\\d\\d)\\d{3}([ -])(?!00)\\d{2}\\1(?!0000)\\d{4}${after}`, 'gu');
const ssnNamed =
  /(?<=\b(?:SSN|social security(?: number| no\.?)?)[ :#=]{1,3})(?!000|666|9\d\d)\d{3}(?!00)\d{2}(?!0000)\d{4}(?!\d)/giu;
/** Printed in advertisements, and nobody's. */
const ssnOfNobody = new Set(['078051120', '219099999']);
export const usSsn: Detector = {
  id: 'usSsn',
  find(text) {
    const plain = readDigits(text);
    const isReal = ([number]: RegExpExecArray) => !ssnOfNobody.has(digitsOf(number));
    const named = /\d{9}/.test(plain) ? findAll(plain, ssnNamed, isReal) : [];
    return withoutOverlap([...findAll(plain, ssnGroups, isReal), ...named]);
  },
};

/** Tax numbers of persons in Germany (§ 139b AO): one digit twice or thrice among ten, and a check digit (ISO 7064, mod 11,10). */
const taxId = pattern(String.raw`[1-9]\d`, String.raw`\d{3}`, String.raw`\d{3}`, String.raw`\d{3}`);
export const deTaxId: Detector = {
  id: 'deTaxId',
  find: (text) => findAll(readDigits(text), taxId, ([number]) => isTaxId(digitsOf(number))),
};

function isTaxId(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  if (repeated.length !== 1 || (repeated[0] ?? 0) > 3) return false;
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}

/** Numbers of the French register of persons (INSEE), with the key that is 97 less the rest by 97; 2A and 2B count as 19 and 18. */
const nir = pattern(
  '[1-478]',
  String.raw`\d{2}`,
  String.raw`(?:0[1-9]|1[0-2]|[2-9]\d)`,
  String.raw`(?:\d{2}|2[ABab])`,
  String.raw`\d{3}`,
  String.raw`\d{3}`,
  String.raw`\d{2}`,
);
export const frNir: Detector = {
  id: 'frNir',
  find: (text) =>
    findAll(readDigits(text), nir, ([number]) => {
      const signs = number
        .toUpperCase()
        .replaceAll(/[^\dAB]/g, '')
        .replace('2A', '19')
        .replace('2B', '18');
      return 97n - (BigInt(signs.slice(0, 13)) % 97n) === BigInt(signs.slice(13));
    }),
};

/** Insurance numbers of Switzerland: 756 and the check digit of EAN-13. */
const ahv = new RegExp(`${before}756[. \u200b-]?\\d{4}[. \u200b-]?\\d{4}[. \u200b-]?\\d{2}${after}`, 'gu');
export const chAhv: Detector = {
  id: 'chAhv',
  find: (text) =>
    findAll(readDigits(text), ahv, ([number]) => {
      const digits = digitsOf(number);
      let sum = 0;
      for (let i = 0; i < 12; i += 1) sum += Number(digits[i]) * (i % 2 === 0 ? 1 : 3);
      return (10 - (sum % 10)) % 10 === Number(digits[12]);
    }),
};
