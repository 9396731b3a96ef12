import { withTenant } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { withLocalCopy } from '../file/with-local-copy.ts';
import { advance, spoolDir, type ImportRow } from './import-row.ts';
import { makeChannel } from './make-channels.ts';
import { addPlaceholders, matchPeople } from './match-people.ts';
import { openSource } from './source/open-source.ts';
import type { Source } from './source/source.ts';
import { takeInChannels } from './take-in-channels.ts';
import { takeTurns } from './take-turns.ts';
import type { ItemContext } from './to-items.ts';

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
  const context: ItemContext = { row, source, importer, people, channelIds: ids, takeTurn: takeTurns() };

  if (!(await takeInChannels(context, channels, until))) return false;
  await withTenant(row.tenantId, async (tx) => {
    const { seen, added, known, skipped, files } = row.progress;
    await recordAct(tx, importer, { type: 'import.finished', details: { importId: row.id, seen, added, known, skipped, files } });
    await advance(tx, row, { state: 'done', finishedAt: new Date() });
  });
  return true;
}
