import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileLexicon } from './lexicon.ts';
import { isDrawn, newSeed } from './sample.ts';

const found = (text: string, phrases: string[], exceptions: string[] = []) =>
  compileLexicon({ phrases, exceptions })
    .find(text)
    .map(({ phrase, start, end }) => [phrase, text.slice(start, end)]);

/** The evasions that are seen through, as the documentation lists them. */
const evasions: [what: string, text: string][] = [
  ['nothing at all', 'just call my cell tonight'],
  ['capitals', 'Call MY Cell'],
  ['punctuation', 'call -- my, cell!'],
  ['line breaks', 'call\nmy\n\ncell'],
  ['zero-width signs', 'ca\u200bll my ce\u200dll'],
  ['soft hyphens', 'call my ce\u00adll'],
  ['accents', 'cäll mý céll'],
  ['combining marks', 'ca\u0301ll my cell'],
  ['wide forms', 'ｃａｌｌ ｍｙ ｃｅｌｌ'],
  ['mathematical letters', '𝐜𝐚𝐥𝐥 𝒎𝒚 𝖈𝖊𝖑𝖑'],
  ['digits for letters', 'c4ll my c3ll'],
  ['a one for an l', 'cal1 my ce11'],
  ['signs for letters', 'c@ll my ce|l'],
  ['Cyrillic look-alikes', 'саll my сеll'],
  ['Greek look-alikes', 'cαll my cεll'],
  ['letters spelled with blanks', 'c a l l m y c e l l'],
  ['letters spelled with points', 'c.a.l.l m.y c.e.l.l'],
  ['no blanks', 'please callmycell now'],
];
test.each(evasions)('P10: %s does not hide a phrase', (_, text) => {
  expect(found(text, ['call my cell']).map(([phrase]) => phrase)).toContain(0);
});

test.each([
  ['letters left out', 'cll my cel'],
  ['letters doubled', 'caalll my cell'],
  ['words in between', 'call me on my old cell'],
  ['other words for it', 'ring my mobile'],
])('P10: not seen through, and listed as such: %s', (_, text) => {
  expect(found(text, ['call my cell'])).toEqual([]);
});

describe('P10: a lexicon', () => {
  test('finds all of a planted set, and its known false finds', () => {
    const lexicon = ['guarantee* ~4 return*', 'off the record', 'delete this', 'wire ~3 personal account', 'risk free'];
    const planted = [
      'We guarantee you a 12% return.',
      'returns are guaranteed',
      'This is off the record, ok?',
      'Delete this after reading',
      'wire it to my personal account',
      'It is risk-free',
      'RISK   FREE money',
      'd-e-l-e-t-e t-h-i-s',
    ];
    expect(planted.filter((text) => found(text, lexicon).length === 0)).toEqual([]);
    const harmless = ['The record is off by one', 'guarantee letter; please return it', 'there is no risk; feel free to ask'];
    // Nearness does not understand a sentence: the second is a known false find.
    expect(harmless.filter((text) => found(text, lexicon).length > 0)).toEqual([harmless[1]]);
  });

  test('finds whole words, and beginnings only where a star says so', () => {
    expect(found('recall my cellar', ['call my cell'])).toEqual([]);
    expect(found('guaranteed', ['guarantee'])).toEqual([]);
    expect(found('guaranteed', ['guarant*'])).toEqual([[0, 'guaranteed']]);
  });

  test('leaves out what lies within an exception', () => {
    const text = 'no guarantee, but my guarantee';
    expect(found(text, ['guarantee'], ['no guarantee'])).toEqual([[0, 'guarantee']]);
    expect(found('without any guarantee', ['guarantee'], ['no guarantee'])).toHaveLength(1);
  });

  test('finds two phrases near each other in either order, and not further apart', () => {
    expect(found('cash for the new client', ['cash ~3 client'])).toEqual([[0, 'cash for the new client']]);
    expect(found('client wants cash', ['cash ~3 client'])).toEqual([[0, 'client wants cash']]);
    expect(found('cash one two three four client', ['cash ~3 client'])).toEqual([]);
  });

  test('reads scripts without blanks', () => {
    expect(found('これは内緒にしてください', ['内緒にして'])).toEqual([[0, '内緒にして']]);
    expect(found('هذا الأمر سِرّي للغاية', ['سري للغاية'])).toEqual([[0, 'سِرّي للغاية']]);
  });

  test('reads the longest message against a lexicon that is made to cost', () => {
    const phrases = Array.from({ length: 200 }, (_, at) => `${'a '.repeat((at % 30) + 1)}b${at}`);
    expect(found('a '.repeat(8_000), phrases)).toEqual([]);
    expect(compileLexicon({ phrases: ['a* ~30 a*'], exceptions: ['aa ~30 aa'] }).find('aa '.repeat(5_000))).toEqual([]);
  });

  const word = fc.constantFrom('cash', 'client', 'wire', 'note', 'desk');
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 });
  const entry = fc.record({ left: phrase, right: fc.option(phrase), within: fc.integer({ min: 1, max: 6 }) });
  type Line = { left: string[]; right: string[] | null; within: number };
  const written = ({ left, right, within }: Line) => (right ? `${left.join(' ')} ~${within} ${right.join(' ')}` : left.join(' '));

  /** Every pair of every place, by trying all of them. */
  function isMet(words: string[], { left, right, within }: Line): boolean {
    const places = (wanted: string[]) =>
      words.flatMap((_, from) =>
        wanted.every((one, at) => words[from + at] === one) ? [[from, from + wanted.length] as const] : [],
      );
    if (!right) return places(left).length > 0;
    return places(left).some(([from, to]) =>
      places(right).some(([start, end]) => (start >= to && start - to <= within) || (end <= from && from - end <= within)),
    );
  }

  test('finds the same as a slow reading of every pair of places', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), fc.array(entry, { minLength: 1, maxLength: 5 }), (words, lines) => {
        const hits = compileLexicon({ phrases: lines.map(written), exceptions: [] }).find(words.join(' '));
        const met = new Set(hits.map(({ phrase: at }) => at));
        expect(lines.map((_, at) => met.has(at))).toEqual(lines.map((line) => isMet(words, line)));
      }),
    );
  });

  test('finds the same however a text is disguised', () => {
    const disguise = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.replaceAll('a', 'á'),
      (text: string) => text.replaceAll('s', '5'),
      (text: string) => text.replaceAll('e', '\u200be'),
      (text: string) => text.replaceAll('c', 'с'),
      (text: string) => text.replaceAll(' ', ' – '),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 20 }),
        fc.array(entry, { minLength: 1, maxLength: 4 }),
        disguise,
        (words, lines, hide) => {
          const { find } = compileLexicon({ phrases: lines.map(written), exceptions: [] });
          const text = words.join(' ');
          expect(find(hide(text)).map(({ phrase: at }) => at)).toEqual(find(text).map(({ phrase: at }) => at));
        },
      ),
    );
  });
});

test('P9: a draw can be repeated by whoever has the seed, takes its share, and widens what a smaller one took', () => {
  const seed = newSeed();
  const ids = Array.from({ length: 5_000 }, (_, at) => `message ${at}`);
  const drawn = ids.filter((id) => isDrawn(seed, id, 100));
  expect(ids.filter((id) => isDrawn(seed, id, 100))).toEqual(drawn);
  expect(drawn.length).toBeGreaterThan(350);
  expect(drawn.length).toBeLessThan(650);
  expect(drawn.filter((id) => !isDrawn(seed, id, 300))).toEqual([]);
  expect(ids.filter((id) => isDrawn(seed, id, 1_000))).toEqual(ids);
  expect(ids.filter((id) => isDrawn(seed, id, 0))).toEqual([]);
});
