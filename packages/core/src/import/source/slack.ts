import type { Readable } from 'node:stream';
import { readSlackDay, type SlackMessage } from './slack-day.ts';
import type { Archive } from './open-archive.ts';
import { ImportRefused, type Source, type SourceChannel, type SourcePerson } from './source.ts';

const listBytesMax = 256 * 1024 * 1024;
const dayBytesMax = 96 * 1024 * 1024;

type SlackUser = {
  id: string;
  name?: string;
  real_name?: string;
  is_bot?: boolean;
  profile?: { email?: string; real_name?: string; display_name?: string };
};
type SlackChannel = {
  id: string;
  name?: string;
  members?: string[];
  is_archived?: boolean;
  topic?: { value?: string };
  purpose?: { value?: string };
  pins?: { id?: string }[];
};

/** Where in the archive the export begins: its makers put it at the top, those who pack it again put it into a folder. */
export const slackRoot = (archive: Archive): string | null => {
  for (const name of archive.entries.keys())
    if (/^(?:[^/]+\/)?users\.json$/.test(name) && archive.entries.has(name.replace(/users\.json$/, 'channels.json')))
      return name.slice(0, -'users.json'.length);
  return null;
};

/** A Slack export: lists of people and channels, and for each channel a folder with one file a day. */
export async function openSlack(archive: Archive, root: string): Promise<Source> {
  const list = async <Row>(name: string): Promise<Row[]> => {
    if (!archive.entries.has(root + name)) return [];
    return parse<Row>(await archive.read(root + name, listBytesMax));
  };
  const people = (await list<SlackUser>('users.json')).filter(({ id }) => typeof id === 'string').map(toPerson);
  const kinds = [
    ['channels.json', 'public'],
    ['groups.json', 'private'],
    ['mpims.json', 'direct'],
    ['dms.json', 'direct'],
  ] as const;
  const pins = new Map<string, Set<string>>();
  const folders = new Map<string, string>();
  const channels: SourceChannel[] = [];
  for (const [file, kind] of kinds)
    for (const channel of await list<SlackChannel>(file)) {
      if (typeof channel.id !== 'string' || folders.has(channel.id)) continue;
      folders.set(channel.id, `${root}${file === 'dms.json' ? channel.id : (channel.name ?? channel.id)}/`);
      pins.set(channel.id, new Set((channel.pins ?? []).flatMap(({ id }) => id ?? [])));
      channels.push({
        key: channel.id,
        kind,
        name: kind === 'direct' ? '' : (channel.name ?? channel.id),
        topic: channel.topic?.value || channel.purpose?.value || '',
        memberKeys: (channel.members ?? []).filter((key) => typeof key === 'string'),
        isArchived: channel.is_archived === true,
      });
    }
  const days = new Map<string, string[]>();
  for (const name of [...archive.entries.keys()].toSorted()) {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    if (/\/\d{4}-\d\d-\d\d\.json$/.test(name)) days.set(folder, [...(days.get(folder) ?? []), name]);
  }
  const files = fileFinder(archive, root);
  return {
    kind: 'slack',
    people,
    channels,
    parts: (key) =>
      (days.get(folders.get(key) ?? '') ?? []).map((name) => ({
        read: async (names, report) => {
          const place = name.slice(root.length);
          const text = await archive.read(name, dayBytesMax);
          if (!text) report('tooLargePart', place);
          const rows = text ? parseDay(text, () => report('badLine', place)) : [];
          return readSlackDay(rows, { place, names, report, files, pins: pins.get(key) ?? new Set() });
        },
      })),
    openFile: async (path): Promise<Readable | null> => (archive.entries.has(path) ? archive.stream(path) : null),
    close: async () => archive.close(),
  };
}

function toPerson({ id, name, real_name, is_bot, profile }: SlackUser): SourcePerson {
  const shown = profile?.real_name || real_name || profile?.display_name || name || id;
  return { key: id, name: shown, email: is_bot ? null : (profile?.email ?? null), isBot: is_bot === true || id === 'USLACKBOT' };
}

/** Exports by other tools carry the bytes too, in folders named after the file's id. */
function fileFinder(archive: Archive, root: string): (id: string) => string | null {
  const byId = new Map<string, string>();
  for (const name of archive.entries.keys()) {
    const id =
      /^(?:__uploads|attachments)\/([A-Z0-9]+)\/[^/]+$/.exec(name.slice(root.length))?.[1] ??
      /\/attachments\/(F[A-Z0-9]+)-[^/]+$/.exec(name)?.[1];
    if (id) byId.set(id, name);
  }
  return (id) => byId.get(id) ?? null;
}

function parse<Row>(text: Buffer | null): Row[] {
  if (!text) throw new ImportRefused('tooLarge');
  try {
    const rows: unknown = JSON.parse(text.toString('utf8'));
    if (Array.isArray(rows)) return rows.filter((row) => typeof row === 'object' && row !== null) as Row[];
  } catch (error) {
    throw new ImportRefused('damaged', { cause: error });
  }
  throw new ImportRefused('notAnExport');
}

function parseDay(text: Buffer, onBad: () => void): SlackMessage[] {
  try {
    return parse<SlackMessage>(text);
  } catch {
    onBad();
    return [];
  }
}
