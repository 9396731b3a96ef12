import { createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A zip with these entries, in a folder of its own; answers its path. Values that are not bytes become JSON. */
export async function makeZip(entries: Iterable<[name: string, content: unknown]>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of entries)
    zip.addBuffer(Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content)), name, { compressionLevel: 6 });
  zip.end();
  const path = join(await mkdtemp(join(tmpdir(), 'export-')), 'export.zip');
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

export type Shape = { channels: number; messages: number; people: number; perDay: number; emailOf?: (n: number) => string };

const start = Date.UTC(2024, 0, 1) / 1000;
const words =
  'the client asked whether the quarterly review of her portfolio could move to Thursday afternoon because of travel'.split(' ');

/** A Slack export of so many channels and messages: threads, reactions, mentions, edits and mark-up among them. */
export function* slackExport(shape: Shape): Generator<[string, unknown]> {
  const { channels, messages, people, perDay } = shape;
  const person = (n: number) => `U${String(n % people).padStart(8, '0')}`;
  yield [
    'users.json',
    Array.from({ length: people }, (_, n) => ({
      id: person(n),
      name: `person${n}`,
      profile: { real_name: `Person ${n}`, email: shape.emailOf?.(n) ?? `person${n}@export.example` },
    })),
  ];
  yield [
    'channels.json',
    Array.from({ length: channels }, (_, n) => ({
      id: `C${n}`,
      name: `history-${n}`,
      members: Array.from({ length: Math.min(people, 20) }, (_, m) => person(m)),
      topic: { value: `Topic ${n}` },
    })),
  ];
  const perChannel = Math.ceil(messages / channels);
  let left = messages;
  for (let channel = 0; channel < channels; channel += 1) {
    let thread: string | null = null;
    for (let n = 0; n < perChannel && left > 0; n += perDay) {
      const day: object[] = [];
      const days = Math.floor(n / perDay);
      for (let m = 0; m < perDay && n + m < perChannel && left > 0; m += 1, left -= 1) {
        const ts = `${start + days * 86_400 + 3_600 + m * 60}.${String(n + m).padStart(6, '0')}`;
        if (m % 10 === 0) thread = ts;
        day.push({
          type: 'message',
          user: person(n + m),
          ts,
          text: `${words.slice(0, 6 + (m % 12)).join(' ')} *${channel}-${n + m}* <@${person(m + 1)}> :tada:`,
          ...(m % 10 > 6 ? { thread_ts: thread } : {}),
          ...(m % 25 === 3 ? { reactions: [{ name: '+1', users: [person(m), person(m + 2)], count: 2 }] } : {}),
          ...(m % 40 === 7 ? { edited: { user: person(n + m), ts: `${start + days * 86_400 + 4_000 + m * 60}.000000` } } : {}),
        });
      }
      yield [`history-${channel}/${new Date((start + days * 86_400) * 1000).toISOString().slice(0, 10)}.json`, day];
    }
  }
}
