const nothing = '\u200b';
const invisible = /^[\p{Cf}\ufe00-\ufe0f]$/u;

/**
 * The text with everything that looks like a plain digit, letter, blank or hyphen written as one, and what cannot be seen as
 * U+200B. Every character keeps its place, so that what is found here is found there.
 */
export function readDigits(text: string): string {
  if (last?.text !== text) last = { text, read: read(text) };
  return last.read;
}

/** The detectors of a firm read the same text one after the other. */
let last: { text: string; read: string } | undefined;
function read(text: string): string {
  // oxlint-disable-next-line no-control-regex -- anything that is not ASCII
  return text.replace(/[^\u0000-\u007f]/gu, (sign) => plain(sign).padEnd(sign.length, nothing));
}

function plain(sign: string): string {
  if (invisible.test(sign)) return nothing;
  if (/\p{Nd}/u.test(sign)) return String(valueOf(sign));
  if (/\p{Zs}/u.test(sign)) return ' ';
  if (/\p{Pd}/u.test(sign)) return '-';
  const same = sign.normalize('NFKC');
  return /^[!-~]$/.test(same) ? same : sign;
}

/** Unicode keeps the ten digits of a script together, and begins each ten with its nought. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  // Mathematical digits stand in one run of fifty, five tens after each other.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  return code - zero;
}
