import { appendImported, type ImportedItem } from '@parley/db/import/append-imported';
import { withTenant } from '@parley/db/with-tenant';
import { matchImported, noteImported } from './note-imported.ts';
import { advance, gatherProblems, type ChannelPlace } from './import-row.ts';
import { addPlaceholders, matchPeople, type PeopleMap } from './match-people.ts';
import { openChannel } from './open-channel.ts';
import { readPart, type FitMessage } from './read-part.ts';
import type { SourceChannel, SourcePart } from './source/source.ts';
import { toItems, type ItemContext } from './to-items.ts';

const batchSize = 1_000;
/** Enough for the database and this process to be at work at once; memory grows with it. */
const sideBySide = 2;
const ignore = () => {};

/**
 * Channels side by side, each in its own order: while the database takes in what one of them holds, what the other holds is read.
 * What begins is noted with what is done next, by whomever. True when all are in; false when the time is up.
 */
export async function takeInChannels(context: ItemContext, channels: SourceChannel[], until: number): Promise<boolean> {
  const { row, takeTurn } = context;
  const begun = Object.keys(row.progress.open).map(Number);
  let hasFailed = false;
  const begin = async (): Promise<number | undefined> => {
    const letGo = await takeTurn();
    const { next, open } = row.progress;
    if (next < channels.length)
      row.progress = { ...row.progress, next: next + 1, open: { ...open, [next]: { part: 0, offset: 0 } } };
    letGo();
    return next < channels.length ? next : undefined;
  };
  const isOver = () => hasFailed || Date.now() > until;
  const lane = async () => {
    while (!isOver()) {
      const at = begun.shift() ?? (await begin());
      const channel = at === undefined ? undefined : channels[at];
      if (at === undefined || !channel) return;
      await takeInChannel(context, { channel, at, isOver });
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: sideBySide }, () =>
      lane().catch((error: unknown) => {
        hasFailed = true;
        throw error;
      }),
    ),
  );
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return row.progress.next >= channels.length && Object.keys(row.progress.open).length === 0;
}

async function takeInChannel(
  context: ItemContext,
  { channel, at, isOver }: { channel: SourceChannel; at: number; isOver: () => boolean },
): Promise<void> {
  const { row, source, importer, people, channelIds } = context;
  const channelId = channelIds.get(channel.key) ?? '';
  for await (const batch of readBatches(context, { channel, channelId }, source.parts(channel.key), row.progress.open[at])) {
    if (isOver()) return;
    await appendBatch(context, at, batch);
  }
  if (isOver()) return;
  await openChannel(importer, channelId, { channel, options: row.options, people });
  await inTurn(context, () => {
    const { [at]: _ended, ...open } = row.progress.open;
    return withTenant(row.tenantId, (tx) => advance(tx, row, { progress: { ...row.progress, open } }));
  });
}

/** What one transaction takes in, and where its channel stands after it. */
type Batch = {
  items: ImportedItem[];
  files: number;
  seen: number;
  problems: ReturnType<typeof gatherProblems>;
  after: ChannelPlace;
};

async function* readBatches(
  context: ItemContext,
  at: { channel: SourceChannel; channelId: string },
  parts: SourcePart[],
  from: ChannelPlace = { part: 0, offset: 0 },
): AsyncGenerator<Batch> {
  let { part, offset } = from;
  while (part < parts.length) {
    const { messages, next } = await readStretch(context, parts, part);
    do {
      const seen = messages.slice(offset, offset + batchSize);
      const problems = gatherProblems();
      const { items, files } = await toItems(context, at, seen, problems.report);
      offset += seen.length;
      if (offset >= messages.length) [part, offset] = [next, 0];
      yield { items, files, seen: seen.length, problems, after: { part, offset } };
    } while (offset > 0);
  }
}

/** The row of the run is changed last, and in turn: whoever holds its lock in the database is about to let go of it. */
async function appendBatch(
  { row, importer, takeTurn }: ItemContext,
  at: number,
  { items, files, seen, problems, after }: Batch,
): Promise<void> {
  let letGo = ignore;
  const matches = await matchImported(row.tenantId, items);
  try {
    await withTenant(row.tenantId, async (tx) => {
      const { added, known } = items.length > 0 ? await appendImported(tx, importer.memberId, items) : { added: 0, known: 0 };
      await problems.write(tx, row);
      letGo = await takeTurn();
      await noteImported(tx, importer, { matches, importId: row.id });
      const { progress } = row;
      await advance(tx, row, {
        progress: {
          ...progress,
          open: { ...progress.open, [at]: after },
          seen: progress.seen + seen,
          added: progress.added + added,
          known: progress.known + known,
          files: progress.files + files,
        },
      });
    });
  } finally {
    letGo();
  }
}

async function inTurn<Value>({ takeTurn }: ItemContext, act: () => Promise<Value>): Promise<Value> {
  const letGo = await takeTurn();
  try {
    return await act();
  } finally {
    letGo();
  }
}

/** Parts until they fill a batch: days with few messages go together. `next` is the part after them. */
async function readStretch(
  context: ItemContext,
  parts: SourcePart[],
  from: number,
): Promise<{ messages: FitMessage[]; next: number }> {
  const stretch: { messages: FitMessage[]; next: number } = { messages: [], next: from };
  while (stretch.next < parts.length && stretch.messages.length < batchSize) {
    const part = parts[stretch.next];
    if (part) stretch.messages.push(...(await readPart(part, namesOf(context), ignore)));
    stretch.next += 1;
  }
  await inTurn(context, () => addUnlisted(context, stretch.messages, context.people));
  return stretch;
}

/** Authors whom the lists of the export do not name: people of other firms in shared channels, bots that are gone. */
async function addUnlisted({ importer, source }: ItemContext, messages: FitMessage[], people: PeopleMap): Promise<void> {
  const unlisted = new Map<string, string>();
  for (const { author, authorName } of messages) if (!people.has(author)) unlisted.set(author, authorName ?? author);
  if (unlisted.size === 0) return;
  const persons = [...unlisted].map(([key, name]) => ({ key, name, email: null, isBot: false }));
  for (const [key, id] of await matchPeople(importer.tenantId, source.kind, persons)) people.set(key, id);
  await addPlaceholders(importer, source.kind, persons, people);
}

const namesOf = ({ people, channelIds }: ItemContext) => {
  const token = (sign: string, id: string | undefined) => (id ? `<${sign}${id}>` : null);
  return { person: (key: string) => token('@', people.get(key)), channel: (key: string) => token('#', channelIds.get(key)) };
};
