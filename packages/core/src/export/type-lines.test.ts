import { beforeAll, describe, expect, test } from 'vitest';
import { linesOf } from './type-lines.ts';
import type { Style } from './type-runs.ts';
import { loadShaper } from './type-shape.ts';

const style: Style = { font: 'sans', size: 10, color: 'black' };
const set = (text: string, width = 1_000) => linesOf([{ text, style }], { width, locale: null });
/** The first line as it stands on paper, from left to right. */
const onPaper = (text: string) => {
  const [line] = set(text);
  const signs = line?.order.map((at) =>
    [...(line.runs[at]?.text ?? '')].map((sign) => ({ sign, level: line.runs[at]?.level ?? 0 })),
  );
  return signs?.map((run) => ((run[0]?.level ?? 0) % 2 ? run.toReversed() : run).map(({ sign }) => sign).join('')).join('');
};

beforeAll(loadShaper);

describe('a line', () => {
  test('of two directions stands in the order of its paragraph', () => {
    expect(onPaper('see שלום עולם now')).toBe('see םלוע םולש now');
    expect(onPaper('שלום abc עולם')).toBe('םלוע abc םולש');
    expect(onPaper('שלום 1,250.40 EUR')).toBe('EUR 1,250.40 םולש');
    expect(onPaper('שלום 🙂 👍 ✅')).toBe('✅ 👍 🙂 םולש');
    expect(onPaper('שלום \u{20bb7}田 🙂')).toBe('🙂 \u{20bb7}田 םולש');
    expect(set('שלום abc')[0]?.isFromRight).toBe(true);
    expect(set('abc שלום')[0]?.isFromRight).toBe(false);
  });

  test('ends where a word ends, and never before what closes or behind what opens', () => {
    const lines = set('これは「とても長い文章」であって、折り返されます。', 60).map(({ runs }) =>
      runs.map(({ text }) => text).join(''),
    );
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toBe('これは「とても長い文章」であって、折り返されます。');
    for (const line of lines) expect(line).not.toMatch(/^[」、。]|「$/u);
  });

  test('of Thai ends between words, which are written without blanks', () => {
    const lines = set('กรุณาเก็บรักษาไว้เป็นความลับ', 60).map(({ runs }) => runs.map(({ text }) => text).join(''));
    const words = new Set(['กรุณา', 'เก็บ', 'รักษา', 'ไว้', 'เป็น', 'ความ', 'ลับ', 'ความลับ']);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines)
      expect([...new Intl.Segmenter('th', { granularity: 'word' }).segment(line)].every(({ segment }) => words.has(segment))).toBe(
        true,
      );
  });

  test('is as wide as its paper at most, whatever is written', () => {
    for (const text of ['x'.repeat(300), 'وثيقة سرية جدا لا تنشر '.repeat(9), '字'.repeat(90)])
      for (const line of set(text, 120)) expect(line.width).toBeLessThanOrEqual(120.01);
  });
});
