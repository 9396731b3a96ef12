import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { pdfText } from '../file/pdf-text.ts';
import { nameEmoji } from './emoji-words.ts';
import { inVisualOrder, joinArabic } from './pdf-bidi.ts';
import { pdfTranscripts } from './pdf-transcripts.ts';
import type { Snapshot } from './snapshot.ts';

const room = { id: 'room', kind: 'public', name: 'général', members: ['ana'] };
const snapshot = {
  at: Date.UTC(2026, 10, 22),
  workspace: { id: 'firm', slug: 'firm', name: '株式会社 Łódź' },
  people: [{ id: 'ana', name: 'Ana 山田', email: 'ana@firm.example' }],
  conversations: [room],
} as unknown as Snapshot;

async function transcriptOf(...bodies: string[]): Promise<Buffer> {
  const lines = bodies.map((body, n) =>
    JSON.stringify({
      ...{ record: 'event', stream: 'room', version: n + 1, type: 'message.created', actor: 'ana', subject: `m${n}` },
      ...{ at: snapshot.at + n, payload: JSON.stringify({ body }) },
    }),
  );
  for await (const { pieces } of pdfTranscripts(snapshot, () => Readable.from(lines.map((line) => Buffer.from(`${line}\n`)))))
    return buffer(pieces);
  throw new Error('no transcript');
}
/** All that stands below the head of the first page. */
const wordsOf = async (pdf: Buffer) => {
  const text = (await pdfText(pdf, 100_000)).normalize('NFKC').replaceAll(/\s+/g, '');
  expect(text.startsWith('株式会社Łódź')).toBe(true);
  return text.slice(text.indexOf('asitwaswritten.'));
};

describe('a transcript in PDF', () => {
  test.each([
    ['Western Europe', 'Größe, naïve, señor'],
    ['Central Europe', 'Łódź, Žižkov, Győr, Iași'],
    ['Vietnamese', 'Tiếng Việt, phở'],
    ['Greek', 'Ελλάδα, Αθήνα'],
    ['Cyrillic', 'Москва, Київ, Ђорђе'],
    ['Japanese', '秘密の書類を、東京へ送りました。'],
    ['Chinese', '机密文件请勿转发，謝謝'],
    ['Korean', '기밀 문서입니다'],
    ['Thai', 'เอกสารลับ'],
    ['Hebrew', 'מסמך סודי'],
    ['Arabic', 'وثيقة سرية جدا لا تنشر'],
  ])('gives back what was written in %s, each sign from a font that has it', async (_, body) => {
    const words = await wordsOf(await transcriptOf(body));
    // Words that are read from the right are found one by one: on the page, the first of them stands last.
    for (const word of body.normalize('NFKC').split(' ')) expect(words).toContain(word);
    expect(words).not.toContain('[U+');
  });

  test('says emoji by their names, and what no font has by its number', async () => {
    const words = await wordsOf(await transcriptOf('fine 🙂 👍🏽 \u{10380}'));
    expect(words).toContain('fine:slightly_smiling_face::+1_tone3:');
    expect(words).toContain('[U+10380]');
    expect(nameEmoji('5 #1 © 🇨🇭')).toMatch(/^5 #1 © :[a-z_]+:$/);
  });

  test('goes on over pages in every script, with nothing left out', async () => {
    const words = await wordsOf(
      await transcriptOf(...Array.from({ length: 60 }, (_, n) => `${n} 日本語の長い文章です。`.repeat(6))),
    );
    for (let n = 0; n < 60; n += 1) expect(words).toContain(`${n}日本語の長い文章です。`);
  });
});

describe('what is read from the right', () => {
  test.each([
    ['abc', false, 'abc'],
    ['שלום', true, 'םולש'],
    ['שלום 123', true, '123 םולש'],
    ['see שלום עולם now', false, 'see םלוע םולש now'],
    ['(שלום)', true, '(םולש)'],
    ['שלום 1,250.40 EUR', true, 'EUR 1,250.40 םולש'],
  ])('%j', (line, fromRight, visual) => expect(inVisualOrder(line, fromRight)).toBe(visual));

  test('joins Arabic letters as their places ask for', () => {
    expect(joinArabic('سلام')).toBe('\ufeb3\ufefc\ufee1');
    expect(joinArabic('باب')).toBe('\ufe91\ufe8e\ufe8f');
    expect(joinArabic('plain')).toBe('plain');
  });
});
