import type { Detector, Span } from './detector.ts';
import { readDigits } from './read-digits.ts';

/** How long an account number of each country is (the SWIFT registry of IBANs). */
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18
   FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24
   ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23
   ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Account numbers by ISO 13616: the country's length, and the check of ISO 7064 (mod 97). Groups may be apart. */
export const iban: Detector = {
  id: 'iban',
  find(text) {
    const plain = readDigits(text);
    const found: Span[] = [];
    for (const { index } of plain.matchAll(/(?<![\p{L}\p{N}])[A-Za-z]{2}[ \u200b]?\d\d/gu)) {
      const length = lengths.get(plain.slice(index, index + 2).toUpperCase());
      const read = length ? readSigns(plain, index, length) : null;
      if (read && mod97(read.signs)) found.push({ start: index, end: read.end });
    }
    return found;
  },
};

/** So many letters and digits from here, with at most two signs of nothing between each; nothing may follow directly. */
function readSigns(text: string, start: number, count: number): { signs: string; end: number } | null {
  let signs = '';
  let gap = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (/[A-Za-z0-9]/.test(sign)) {
      signs += sign;
      gap = 0;
      if (signs.length === count) return /[\p{L}\p{N}]/u.test(text.charAt(at + 1)) ? null : { signs, end: at + 1 };
    } else if (!/[ \-\u200b]/.test(sign) || (gap += 1) > 2) return null;
  }
  return null;
}

function mod97(signs: string): boolean {
  let rest = 0;
  for (const sign of signs.slice(4) + signs.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
