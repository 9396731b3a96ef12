import { readSearchWords } from '@parley/contract/search-text';
import { foldText } from '../mention/fold-text.ts';

type Part = { text: string; isFound: boolean };
const lead = 60;
const spaceless = /[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** A stretch of text around the first of what is sought, split so that it can be marked: without regard to case and accents, two letters only where a word begins, more anywhere in it. */
export function markFound(text: string, query: string): Part[] {
  const { words, phrases } = readSearchWords(query);
  const wanted = [...words, ...phrases].map((one) => [...foldText(one)]).filter((signs) => signs.length > 0);
  const signs = [...text];
  const folded = signs.map((sign) => foldText(sign));
  const isMarked = signs.map(() => false);
  for (let at = 0; at < signs.length; at += 1)
    for (const one of wanted) {
      const end = matchAt(folded, at, one);
      const isBeginning =
        one.length > 2 ||
        !isLetter(one[0]) ||
        spaceless.test(one[0] ?? '') ||
        !isLetter(signs[at - 1]) ||
        spaceless.test(signs[at - 1] ?? '');
      if (end > at && isBeginning) isMarked.fill(true, at, end);
    }
  const first = isMarked.indexOf(true);
  const from = first > lead ? beginningAfter(signs, first - lead / 2, first) : 0;
  const parts: Part[] = from > 0 ? [{ text: '…', isFound: false }] : [];
  for (let at = from; at < signs.length; at += 1) {
    const last = parts.at(-1);
    const isFound = isMarked[at] === true;
    if (last?.isFound === isFound) last.text += signs[at];
    else parts.push({ text: signs[at] ?? '', isFound });
  }
  return parts;
}

/** Where the next word begins, so that none is cut. */
function beginningAfter(signs: string[], from: number, until: number): number {
  const space = signs.indexOf(' ', from);
  return space >= 0 && space < until ? space + 1 : from;
}

const afterAccents = (folded: string[], at: number): number => (folded[at] === '' ? afterAccents(folded, at + 1) : at);

/** Where what is sought ends when it stands here, or `at`. Folding may make two letters of one (ß), or none (a lone accent). */
function matchAt(folded: string[], at: number, wanted: string[]): number {
  let done = 0;
  for (let index = at; index < folded.length; index += 1) {
    for (const sign of folded[index] ?? '') {
      if (sign !== wanted[done]) return at;
      done += 1;
      if (done === wanted.length) return afterAccents(folded, index + 1);
    }
  }
  return at;
}
