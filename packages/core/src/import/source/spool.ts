import { appendFileSync } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Names, Report, SourceMessage, SourcePart } from './source.ts';

const bufferedMax = 16 * 1024 * 1024;
const partBytesMax = 256 * 1024 * 1024;

/** A message as it waits on disk: its text is still the other service's. */
export type Spooled = Omit<SourceMessage, 'text'> & { raw: string };

/**
 * Sorts messages that come in any order by channel and month, on disk, so that memory stays flat however long the history is.
 * The folder is emptied at the beginning: what a process that was killed left there does not come twice.
 */
export async function openSpool(dir: string) {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const channels = new Map<string, { n: number; months: Set<string> }>();
  const waiting = new Map<string, string[]>();
  let buffered = 0;

  const flush = () => {
    for (const [path, lines] of waiting) appendFileSync(path, lines.join(''), { mode: 0o600 });
    waiting.clear();
    buffered = 0;
  };
  const pathOf = (n: number, month: string) => join(dir, `${n}-${month}`);

  return {
    add: (channelKey: string, message: Spooled): void => {
      const channel = channels.get(channelKey) ?? { n: channels.size, months: new Set<string>() };
      channels.set(channelKey, channel);
      const month = new Date(message.at).toISOString().slice(0, 7);
      channel.months.add(month);
      const line = `${JSON.stringify(message)}\n`;
      const path = pathOf(channel.n, month);
      const lines = waiting.get(path);
      if (lines) lines.push(line);
      else waiting.set(path, [line]);
      buffered += line.length;
      if (buffered > bufferedMax) flush();
    },
    flush,
    parts: (channelKey: string, toText: (raw: string, names: Names) => string): SourcePart[] => {
      const channel = channels.get(channelKey);
      return [...(channel?.months ?? [])].toSorted().map((month) => ({
        read: (names, report) => readPart(pathOf(channel?.n ?? 0, month), (raw) => toText(raw, names), report),
      }));
    },
    close: () => rm(dir, { recursive: true, force: true }),
  };
}

async function readPart(path: string, toText: (raw: string) => string, report: Report): Promise<SourceMessage[]> {
  if ((await stat(path)).size > partBytesMax) {
    report('tooLargePart', path.slice(path.lastIndexOf('-') - 4));
    return [];
  }
  const messages = (await readFile(path, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line): SourceMessage => {
      const { raw, ...message } = JSON.parse(line) as Spooled;
      return { ...message, text: toText(raw) };
    });
  return messages.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}
