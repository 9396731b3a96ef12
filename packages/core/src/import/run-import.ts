import { appendImported } from '@parley/db/import/append-imported';
import { withTenant } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { withLocalCopy } from '../file/with-local-copy.ts';
import { advance, gatherProblems, spoolDir, type ImportRow } from './import-row.ts';
import { makeChannel } from './make-channels.ts';
import { addPlaceholders, matchPeople, type PeopleMap } from './match-people.ts';
import { openChannel } from './open-channel.ts';
import { readPart, type FitMessage } from './read-part.ts';
import { openSource } from './source/open-source.ts';
import type { Source, SourceChannel, SourcePart } from './source/source.ts';
import { toItems, type ItemContext } from './to-items.ts';

const batchSize = 1_000;
const ignore = () => {};

/**
 * Brings the history in, channel by channel. What a batch does and how far the run has come are one transaction, so that a run
 * that is killed goes on at the very message, and one that was cancelled stops at it. True when all is done; false when the
 * time is up and another job goes on.
 */
export async function runImport(row: ImportRow, until: number): Promise<boolean> {
  return withLocalCopy(row, async (path) => {
    // What stays out was reported by the check.
    const source = await openSource(path, { spoolDir: spoolDir(row), report: ignore });
    try {
      return await play(row, source, until);
    } finally {
      await source.close();
    }
  });
}

async function play(row: ImportRow, source: Source, until: number): Promise<boolean> {
  const importer = { tenantId: row.tenantId, memberId: row.createdBy };
  const people = await matchPeople(row.tenantId, source.kind, source.people);
  await addPlaceholders(
    importer,
    source.kind,
    source.people.filter(({ key }) => !people.has(key)),
    people,
  );
  const channels = source.channels.filter(({ kind }) => row.options.withDirect || kind !== 'direct');
  const ids = new Map<string, string>();
  for (const channel of channels)
    ids.set(channel.key, await makeChannel(importer, channel, { source: source.kind, options: row.options, people }));
  const context: ItemContext = { row, source, importer, people, channelIds: ids };

  while (row.progress.channel < channels.length) {
    const channel = channels[row.progress.channel];
    if (!channel) break;
    const channelId = ids.get(channel.key) ?? '';
    for await (const stretch of readAhead(context, source.parts(channel.key))) {
      if (stretch.messages.length === 0)
        await withTenant(row.tenantId, (tx) => advance(tx, row, { progress: { ...row.progress, part: stretch.next, offset: 0 } }));
      while (row.progress.part < stretch.next) {
        await appendBatch(context, { channel, channelId }, stretch);
        if (Date.now() > until) return false;
      }
    }
    await openChannel(importer, channelId, { channel, options: row.options, people });
    const progress = { ...row.progress, channel: row.progress.channel + 1, part: 0, offset: 0 };
    await withTenant(row.tenantId, (tx) => advance(tx, row, { progress }));
  }
  await withTenant(row.tenantId, async (tx) => {
    const { seen, added, known, skipped, files } = row.progress;
    await recordAct(tx, importer, { type: 'import.finished', details: { importId: row.id, seen, added, known, skipped, files } });
    await advance(tx, row, { state: 'done', finishedAt: new Date() });
  });
  return true;
}

/** Parts from where the run stands until they fill a batch: days with few messages go together. `next` is the part after them. */
type Stretch = { messages: FitMessage[]; next: number };

/** From where the run stands to the end of the channel. The next stretch is read while the database takes in the one before. */
async function* readAhead(context: ItemContext, parts: SourcePart[]): AsyncGenerator<Stretch> {
  const from = (part: number) => (part < parts.length ? readStretch(context, parts, part) : null);
  let coming = from(context.row.progress.part);
  try {
    while (coming) {
      const stretch: Stretch = await coming;
      coming = from(stretch.next);
      // Whoever asks for it hears of its failure; until then nobody listens.
      coming?.catch(ignore);
      yield stretch;
    }
  } finally {
    // The source is closed after this.
    await coming?.catch(ignore);
  }
}

async function readStretch(context: ItemContext, parts: SourcePart[], from: number): Promise<Stretch> {
  const stretch: Stretch = { messages: [], next: from };
  while (stretch.next < parts.length && stretch.messages.length < batchSize) {
    const part = parts[stretch.next];
    if (part) stretch.messages.push(...(await readPart(part, namesOf(context), ignore)));
    stretch.next += 1;
  }
  await addUnlisted(context, stretch.messages, context.people);
  return stretch;
}

async function appendBatch(
  context: ItemContext,
  at: { channel: SourceChannel; channelId: string },
  { messages, next }: Stretch,
): Promise<void> {
  const { row, importer } = context;
  const problems = gatherProblems();
  const batch = messages.slice(row.progress.offset, row.progress.offset + batchSize);
  const { items, files } = await toItems(context, at, batch, problems.report);
  await withTenant(row.tenantId, async (tx) => {
    const { added, known } = await appendImported(tx, importer.memberId, items);
    await problems.write(tx, row);
    const { progress } = row;
    await advance(tx, row, {
      progress: {
        ...progress,
        ...(progress.offset + batch.length < messages.length
          ? { offset: progress.offset + batch.length }
          : { part: next, offset: 0 }),
        seen: progress.seen + batch.length,
        added: progress.added + added,
        known: progress.known + known,
        files: progress.files + files,
      },
    });
  });
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
