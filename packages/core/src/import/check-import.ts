import type { ImportSummary } from '@parley/contract/import-view';
import { withTenant } from '@parley/db/with-tenant';
import { withLocalCopy } from '../file/with-local-copy.ts';
import { advance, gatherProblems, noProgress, spoolDir, type ImportRow } from './import-row.ts';
import { addressOf, matchPeople } from './match-people.ts';
import { readPart } from './read-part.ts';
import { openSource } from './source/open-source.ts';
import type { Names, Source } from './source/source.ts';

const tellEveryMs = 1_000;
const anyId = '00000000-0000-4000-8000-000000000000';

/**
 * The dry run: reads the whole file as a run would, writes nothing but what it found, and says up front who is known here, what
 * would come and what would stay out, with the places.
 */
export async function checkImport(row: ImportRow): Promise<void> {
  const problems = gatherProblems();
  await withTenant(row.tenantId, (tx) => tx.importProblem.deleteMany({ where: { importId: row.id } }));
  const { kind, summary } = await withLocalCopy(row, async (path) => {
    const source = await openSource(path, { spoolDir: spoolDir(row), report: problems.report });
    try {
      return { kind: source.kind, summary: await summarise(row, source, problems) };
    } finally {
      await source.close();
    }
  });
  await withTenant(row.tenantId, async (tx) => {
    await problems.write(tx, row);
    await advance(tx, row, { state: 'ready', kind, summary, progress: noProgress, failure: null });
  });
}

async function summarise(row: ImportRow, source: Source, problems: ReturnType<typeof gatherProblems>): Promise<ImportSummary> {
  const matched = await matchPeople(row.tenantId, source.kind, source.people);
  const before = await withTenant(row.tenantId, (tx) =>
    tx.importedChannel.findMany({ where: { source: source.kind }, select: { key: true } }),
  );
  const knownChannels = new Set(before.map(({ key }) => key));
  const of = (kind: string) => source.channels.filter((channel) => channel.kind === kind).length;
  const absent = source.people.filter(({ key }) => !matched.has(key));
  const summary: ImportSummary = {
    people: {
      matched: matched.size,
      placeholders: absent.length,
      withoutMail: absent.filter((person) => !person.isBot && addressOf(person) === null).length,
      bots: source.people.filter(({ isBot }) => isBot).length,
    },
    channels: {
      public: of('public'),
      private: of('private'),
      direct: of('direct'),
      known: source.channels.filter(({ key }) => knownChannels.has(key)).length,
    },
    messages: 0,
    replies: 0,
    reactions: 0,
    edited: 0,
    pinned: 0,
    files: { inside: 0, linksOnly: 0 },
    from: null,
    until: null,
    problems: problems.counts,
  };
  const names = namesFor(source);
  let [first, last, toldAt] = [Infinity, -Infinity, 0];
  for (const channel of source.channels)
    for (const part of source.parts(channel.key)) {
      for (const message of await readPart(part, names, problems.report)) {
        summary.messages += 1;
        if (message.parent) summary.replies += 1;
        if (message.editedAt !== undefined) summary.edited += 1;
        if (message.isPinned) summary.pinned += 1;
        for (const { by } of message.reactions) summary.reactions += by.length;
        summary.files.inside += message.files.length;
        first = Math.min(first, message.at);
        last = Math.max(last, message.at);
      }
      if (performance.now() - toldAt < tellEveryMs) continue;
      toldAt = performance.now();
      await withTenant(row.tenantId, async (tx) => {
        await problems.write(tx, row);
        await advance(tx, row, { progress: { ...noProgress, seen: summary.messages } });
      });
    }
  summary.files.linksOnly = problems.counts.fileLinkOnly ?? 0;
  if (summary.messages > 0) Object.assign(summary, { from: new Date(first).toISOString(), until: new Date(last).toISOString() });
  return summary;
}

/** Texts get as long as they will be: every known name stands for an id of ours. */
function namesFor(source: Source): Names {
  const people = new Set(source.people.map(({ key }) => key));
  const channels = new Set(source.channels.map(({ key }) => key));
  return {
    person: (key) => (people.has(key) ? `<@${anyId}>` : null),
    channel: (key) => (channels.has(key) ? `<#${anyId}>` : null),
  };
}
