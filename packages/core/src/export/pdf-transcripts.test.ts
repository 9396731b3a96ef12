import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pdfText } from '../file/pdf-text.ts';
import { pdfTranscripts } from './pdf-transcripts.ts';
import type { Snapshot } from './snapshot.ts';

const room = { id: 'room', kind: 'public', name: 'général', members: ['ana'] };
const snapshot = {
  at: Date.UTC(2026, 10, 22),
  workspace: { id: 'firm', slug: 'firm', name: '株式会社 Łódź' },
  people: [{ id: 'ana', name: 'Ana 山田', email: 'ana@firm.example' }],
  conversations: [room],
} as unknown as Snapshot;

async function transcriptOf(bodies: string[], locale: string | null = null): Promise<Buffer> {
  const lines = bodies.map((body, n) =>
    JSON.stringify({
      ...{ record: 'event', stream: 'room', version: n + 1, type: 'message.created', actor: 'ana', subject: `m${n}` },
      ...{ at: snapshot.at + n, payload: JSON.stringify({ body }) },
    }),
  );
  const records = () => Readable.from(lines.map((line) => Buffer.from(`${line}\n`)));
  for await (const { pieces } of pdfTranscripts({ ...snapshot, locale }, records)) return buffer(pieces);
  throw new Error('no transcript');
}
/** As words, whatever is not seen between them, and however a reader groups them. */
const bare = (text: string) => text.normalize('NFKC').replaceAll(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '');
/** All that stands below the head of the first page. */
async function wordsOf(pdf: Buffer): Promise<string> {
  const text = bare(await pdfText(pdf, 100_000));
  expect(text.startsWith('株式会社Łódź')).toBe(true);
  return text.slice(text.indexOf('asitwaswritten.'));
}
/** The parts of a document that are squeezed. */
function* unpacked(pdf: Buffer): Generator<string> {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.toString('latin1', at - 3, at) === 'end') continue;
    const end = pdf.indexOf('\nendstream', at);
    yield inflateSync(pdf.subarray(at + 7, end)).toString('latin1');
  }
}
/** What the document says itself that a line of it reads, for whoever copies from it. */
function saidOf(pdf: Buffer): string[] {
  const said: string[] = [];
  for (const page of unpacked(pdf))
    for (const [, literal = ''] of page.matchAll(/\/ActualText \(((?:[^\\)]|\\.)*)\)/gs)) {
      const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
      const bytes = Buffer.from(
        literal.replaceAll(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign),
        'latin1',
      );
      said.push(bytes.readUInt16BE(0) === 0xfe_ff ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1'));
    }
  return said;
}
const fontsOf = (pdf: Buffer) =>
  new Set([...pdf.toString('latin1').matchAll(/\/FontName \/\w+\+([\w-]+)/g)].map(([, name]) => name));

const scripts: [name: string, body: string, font: string][] = [
  ['Western Europe', 'Größe, naïve, señor', 'NotoSans'],
  ['Central Europe', 'Łódź, Žižkov, Győr, Iași', 'NotoSans'],
  ['Vietnamese', 'Tiếng Việt, phở', 'NotoSans'],
  ['Greek', 'Ελλάδα, Αθήνα', 'NotoSans'],
  ['Cyrillic', 'Москва, Київ, Ђорђе', 'NotoSans'],
  ['Japanese', '秘密の書類を、𠮷野さんへ送りました。', 'NotoSansJP'],
  ['Chinese', '机密文件请勿转发，謝謝', 'NotoSansHans'],
  ['Korean', '기밀 문서입니다', 'NanumGothic'],
  ['Thai', 'เอกสารลับ ห้ามส่งต่อ น้ำ', 'NotoSansThai'],
  ['Hindi', 'गोपनीय दस्तावेज़ क्षत्रिय हिन्दी किताब', 'NotoSansDevanagari'],
  ['Bengali', 'গোপনীয় নথি', 'NotoSansBengali'],
  ['Tamil', 'இரகசிய ஆவணம்', 'NotoSansTamil'],
  ['Hebrew', 'מסמך סודי (שלום)', 'NotoSansHebrew'],
  ['Arabic', 'وثيقة سرية جدا لا تنشر', 'Amiri'],
  ['Persian', 'می‌خواهم پرونده را بفرستم', 'Amiri'],
  ['emoji', 'fine 🙂 👍🏽 👨‍👩‍👧 🇨🇭 5️⃣', 'NotoEmoji'],
];

describe('a transcript in PDF', () => {
  test.each(scripts)('gives back what was written in %s, in a font of that script which it carries', async (_, body, font) => {
    const pdf = await transcriptOf([body]);
    const words = await wordsOf(pdf);
    // What a search finds: each word, its letters in the order in which they are read.
    for (const word of body.split(/[ ()]/)) expect(words).toContain(bare(word));
    expect(words).not.toContain('[U+');
    expect([...fontsOf(pdf)].some((name) => name?.startsWith(font))).toBe(true);
    expect(pdf.includes('/BaseFont /Helvetica')).toBe(false);
    expect([...fontsOf(pdf)].some((name) => /unifont/i.test(name ?? ''))).toBe(false);
  });

  test('says of a line in several directions how it reads from its beginning to its end', async () => {
    const mixed = 'المبلغ 1,250.40 دولار، والموعد في Room 12 (الطابق الثالث).';
    expect(saidOf(await transcriptOf([mixed, 'see שלום עולם now']))).toEqual(expect.arrayContaining([mixed, 'see שלום עולם now']));
  });

  test('draws Chinese signs as the words around them are written, else as the firm writes', async () => {
    const fontOf = async (body: string, locale: string | null) =>
      [...fontsOf(await transcriptOf([body], locale))].filter((name) => /JP-Regular|Hans-Regular/.test(name ?? '')).toSorted();
    // The name of the firm stands on each page, in the signs of its own language.
    expect(await fontOf('骨角', 'ja')).toEqual(['NotoSansJP-Regular']);
    expect(await fontOf('骨角', null)).toEqual(['NotoSansHans-Regular']);
    expect(await fontOf('骨と角', null)).toEqual(['NotoSansHans-Regular', 'NotoSansJP-Regular']);
  });

  test('says of everything which entry of the records it is', async () => {
    const words = await wordsOf(await transcriptOf(['first', 'second']));
    expect(words).toContain('00:00:001Ana山田first');
    expect(words).toContain('00:00:002Ana山田second');
  });

  test('says what no font has by its number', async () => {
    expect(await wordsOf(await transcriptOf(['rare \u{10380}']))).toContain('rare[U+10380]');
  });

  test('goes on over pages in every script, with nothing left out', async () => {
    const bodies = Array.from({ length: 60 }, (_, n) => `${n} 日本語の長い文章です。`.repeat(6));
    const words = await wordsOf(await transcriptOf(bodies));
    for (let n = 0; n < 60; n += 1) expect(words).toContain(`${n}日本語の長い文章です。`.repeat(6));
  });

  test('has who spoke on the page of what they said', async () => {
    const pdf = await transcriptOf(Array.from({ length: 80 }, (_, n) => `line-${n}-end`));
    const words = await wordsOf(pdf);
    expect(words).toContain('page2');
    for (let n = 0; n < 80; n += 1) expect(words).toContain(`Ana山田line-${n}-end`);
  });

  test('leaves out no word, whatever scripts stand together and however lines break', async () => {
    const word = fc.constantFrom(...scripts.flatMap(([, body]) => body.split(' ')), 'word', '1,250.40', '(2026)', 'x'.repeat(90));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(word, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 4 }),
        async (bodies) => {
          const pdf = await transcriptOf(bodies.map((words) => words.join(' ')));
          const said = bare(saidOf(pdf).join(''));
          const read = bare(await pdfText(pdf, 1_000_000));
          // A line of one direction and of plain letters needs nothing said of it: it is read from its glyphs.
          for (const one of new Set(bodies.flat())) expect(said.includes(bare(one)) || read.includes(bare(one)), one).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});
