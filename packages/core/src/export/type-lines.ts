import { createRequire } from 'node:module';
import { widthOf as widthIn } from './pdf-font.ts';
import { scaleOf } from './type-faces.ts';
import { directed, hanFamily, runsOf, type Run, type Style } from './type-runs.ts';

export type Words = { text: string; style: Style };
/** A line as it is read; `order` says in which order its runs stand on paper, from left to right. */
export type Line = { runs: (Run & { width: number })[]; order: number[]; width: number; isFromRight: boolean };

type Breaker = new (text: string) => { nextBreak(): { position: number } | null };
let breaker: Breaker | undefined;
// The package has no types.
const openBreaker = (): Breaker =>
  (breaker ??= ((loaded: Breaker | { default: Breaker }) => ('default' in loaded ? loaded.default : loaded))(
    createRequire(import.meta.url)('linebreak') as Breaker,
  ));
const words = new Intl.Segmenter('th', { granularity: 'word' });
const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Scripts without blanks whose words only a dictionary finds. */
const needsDictionary = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const isSimple = /^[\u0020-\u002c\u002e-\u007e\u00a0-\u017f]*$/;

/** Where a line may end (Unicode's Annex 14). */
function* breaksOf(text: string): Generator<number> {
  if (isSimple.test(text)) {
    for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) yield at + 1;
    yield text.length;
    return;
  }
  const found = new (openBreaker())(text);
  let from = 0;
  for (let next = found.nextBreak(); next; next = found.nextBreak()) {
    const word = text.slice(from, next.position);
    if (needsDictionary.test(word))
      for (const { index, isWordLike } of words.segment(word)) if (index > 0 && isWordLike) yield from + index;
    yield next.position;
    from = next.position;
  }
  if (from < text.length) yield text.length;
}

const widthOf = ({ text, face, level, style }: Run) => widthIn(face, text, level % 2 === 1) * style.size * scaleOf(face);
const sumOf = (runs: Run[]) => runs.reduce((sum, run) => sum + widthOf(run), 0);
/** A blank at the end of a line takes no room there. */
const blankOf = (runs: Run[]): number => {
  const last = runs.at(-1);
  return last?.text.endsWith(' ') ? widthOf(last) - widthOf({ ...last, text: last.text.trimEnd() }) : 0;
};

/**
 * Sets words of one or several styles in lines, the first of which says from which side they are read. A word that is longer than
 * a line is broken wherever the line is full.
 */
export function linesOf(said: Words[], { width, locale }: { width: number; locale: string | null }): Line[] {
  const lines: Line[] = [];
  const han = hanFamily(said.map(({ text }) => text).join(' '), locale);
  let runs: Run[] = [];
  let taken = 0;
  let isFromRight = false;
  const end = () => {
    lines.push(toLine(runs, isFromRight));
    runs = [];
    taken = 0;
  };
  for (const [at, { text, style }] of said.entries()) {
    const paragraph = directed(text);
    if (at === 0) ({ isFromRight } = paragraph);
    let from = 0;
    for (const to of breaksOf(text)) {
      const pieces = runsOf(paragraph, [from, to], { style, han });
      const whole = sumOf(pieces);
      const seen = whole - blankOf(pieces);
      if (taken + seen > width && runs.length > 0) end();
      if (seen > width) {
        for (const { segment, index } of signs.segment(text.slice(from, to))) {
          const sign = runsOf(paragraph, [from + index, from + index + segment.length], { style, han });
          const own = sumOf(sign);
          if (taken + own > width && runs.length > 0) end();
          runs.push(...sign);
          taken += own;
        }
      } else {
        runs.push(...pieces);
        taken += whole;
      }
      from = to;
    }
  }
  end();
  return lines;
}

function toLine(runs: Run[], isFromRight: boolean): Line {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && last.face === run.face && last.level === run.level && last.style === run.style) last.text += run.text;
    else merged.push({ ...run });
  }
  const last = merged.at(-1);
  if (last) last.text = last.text.trimEnd();
  const measured = merged.map((run) => ({ ...run, width: widthOf(run) }));
  return { runs: measured, order: visualOrder(measured), width: measured.reduce((sum, run) => sum + run.width, 0), isFromRight };
}

/** From the highest level to the lowest odd one, what stands together at that level or above is turned round (L2 of Annex 9). */
function visualOrder(runs: Run[]): number[] {
  const order = runs.map((_, at) => at);
  const levelAt = (at: number) => runs[order[at] ?? 0]?.level ?? 0;
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1)
    for (let from = 0; from < order.length; from += 1) {
      if (levelAt(from) < level) continue;
      let to = from;
      while (to < order.length && levelAt(to) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).toReversed());
      from = to;
    }
  return order;
}
