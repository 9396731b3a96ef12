import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { pdfText } from '../file/pdf-text.ts';
import { conversationDays } from './conversation-days.ts';
import { csvRows } from './csv-rows.ts';
import { pdfTranscripts } from './pdf-transcripts.ts';
import type { Snapshot } from './snapshot.ts';
import { vendorXml } from './vendor-xml.ts';

const snapshot = {
  at: Date.UTC(2026, 10, 22),
  workspace: { id: 'firm', slug: 'firm', name: 'Firm' },
  people: [{ id: 'ana', name: 'Ana', email: 'ana@firm.example' }],
  conversations: [{ id: 'room', kind: 'public', name: 'general', members: ['ana'] }],
} as unknown as Snapshot;
const mark = (name: string) => ({ id: name, name, color: 'blue' });
const entry = (version: number, type: string, payload: object | null) =>
  JSON.stringify({
    ...{ record: 'event', stream: 'room', version, type, actor: 'ana', subject: type.startsWith('message') ? `m${version}` : null },
    ...{ at: snapshot.at + version * 1_000, payload: payload && JSON.stringify(payload) },
  });
const lines = [
  entry(1, 'message.created', { body: 'before' }),
  entry(2, 'channel.labelSet', { before: null, after: mark('Internal') }),
  entry(3, 'message.created', { body: 'under it' }),
  entry(4, 'channel.labelSet', { before: mark('Internal'), after: null }),
  entry(5, 'channel.renamed', { before: 'general', after: 'desk' }),
  entry(6, 'channel.topicSet', { before: '', after: 'Rates' }),
  entry(7, 'channel.topicSet', { before: 'Rates', after: '' }),
  entry(8, 'channel.postingSet', { before: 'all', after: 'admins' }),
  entry(9, 'channel.postingSet', { before: 'admins', after: 'all' }),
  entry(10, 'channel.archived', {}),
  entry(11, 'channel.unarchived', {}),
  entry(12, 'channel.proposed', { name: 'else' }),
  entry(13, 'channel.madeFromGroup', { name: 'deal' }),
];
const records = () => Readable.from(lines.map((line) => Buffer.from(`${line}\n`)));
async function all(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const changes = [
  'renamed this conversation from #general to #desk',
  'set the topic of this conversation: Rates',
  'took the topic off this conversation',
  'let only admins and whoever made this conversation write in it',
  'let all its members write in this conversation',
  'archived this conversation',
  'took this conversation out of the archive',
  'made this conversation the private channel #deal',
];

test('a day of a conversation says what was changed about it, between what was said', async () => {
  const days = [];
  for await (const day of conversationDays(Readable.from(lines), snapshot)) days.push(day);
  expect(days).toHaveLength(1);
  expect(days[0]?.text.split('\n').map((line) => line.slice(11))).toEqual([
    'Ana: before',
    'Ana set this conversation to Internal',
    'Ana (Internal): under it',
    'Ana took the label Internal off this conversation',
    ...changes.map((change) => `Ana ${change}`),
    '',
  ]);
});

test('so does a transcript in PDF', async () => {
  for await (const { pieces } of pdfTranscripts(snapshot, records)) {
    const text = (await pdfText(await buffer(pieces), 100_000)).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /before.*Ana set this conversation to Internal.*under it.*Ana took the label Internal off this conversation/,
    );
    expect(text).toMatch(new RegExp(changes.map((change) => `Ana ${change}`).join('.*')));
  }
});

test('rows and the shape of other archives are of messages alone, each under its label', async () => {
  const csv = (await all(csvRows(snapshot, records))).trimEnd().split('\r\n');
  expect(csv.slice(1).map((row) => row.split(',').at(-1))).toEqual(['', 'Internal']);
  const xml = await all(vendorXml(snapshot, records));
  expect(xml.match(/<Message>/g)).toHaveLength(2);
  expect(xml).not.toContain('this conversation');
});
