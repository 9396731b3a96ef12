import { caseQuery, type CaseQuery } from '@parley/contract/case';
import { approveCase } from '@parley/core/oversight-case/decide-case';
import { openCase } from '@parley/core/oversight-case/open-case';
import { searchCase } from '@parley/core/oversight-case/search-case';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import type pg from 'pg';
import { fillHistory } from '../lib/fill-history.ts';
import type { Bench, Figure } from './figure.ts';

const time = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();

/** What an examiner asks of a year of a firm's log: who, when and which words, in a case about everything and in one about one person. */
export async function searchCases({ cluster, isQuick, say }: Bench): Promise<Figure[]> {
  const events = isQuick ? 100_000 : 1_000_000;
  const tenant = await buildTenant();
  const { owner, tenantId } = tenant;
  const judge = await buildMember(tenant, { role: 'owner' });
  const people = [];
  for (let n = 0; n < 24; n += 1) people.push(await buildMember(tenant));
  const channelIds = [];
  for (let n = 0; n < 40; n += 1)
    channelIds.push(await buildChannel(tenant, { kind: 'private', members: people.filter((_, at) => (at + n) % 2 === 0) }));
  await fillHistory(cluster.admin, { tenantId, channelIds, memberIds: people.map(({ memberId }) => memberId) }, events);
  say(`  ${events.toLocaleString('en')} entries are there`);

  const [custodian] = people;
  if (!custodian) throw new Error('There is nobody to ask about.');
  const open = async (channels: string[], members: string[]) => {
    const { id, version } = await openCase(owner, {
      ...{
        name: 'Examination',
        reason: 'An examiner asks for it, by letter.',
        endsOn: time(-7).slice(0, 10),
        tellsAfter: false,
        tellsWho: false,
      },
      workerIds: [owner.memberId],
      scope: { channelIds: channels, memberIds: members, from: null, until: null },
    });
    await approveCase(judge, { caseId: id, version, note: '' });
    return id;
  };
  const cases = [await open(channelIds, []), await open([], [custodian.memberId])];
  const from = [custodian.memberId];
  const month = { after: time(120), before: time(90) };
  const questions: Record<string, Partial<CaseQuery>> = {
    'a rare word': { query: 'zanzibar' },
    'an uncommon word': { query: 'checheche' },
    'a word of every other message': { query: 'kakaka' },
    'two common words': { query: 'kakaka karika' },
    'a common phrase': { query: '"kakaka kakaka"' },
    'a common word without another': { query: 'kakaka -kakari' },
    'only what is not said': { query: '-kakaka' },
    'signs that are no word': { query: '$' },
    'a person': { from },
    'a person, a month': { from, ...month },
    'a person, a month, a rare word': { query: 'zanzibar', from, ...month },
    'a person, a month, a common word': { query: 'kakaka', from, ...month },
    'a month, a common word': { query: 'kakaka', ...month },
    'a word of edits': { query: 'lumoka' },
  };
  await requireSameAsAll(cluster.admin, tenantId, (query) =>
    searchCase(owner, { caseId: cases[0] ?? '', query: caseQuery.parse({ query }) }),
  );
  const times: { what: string; ms: number }[] = [];
  for (const [what, asked] of Object.entries(questions))
    for (const caseId of cases)
      for (let n = 0; n < 4; n += 1) {
        const started = performance.now();
        await searchCase(owner, { caseId, query: caseQuery.parse({ query: '', ...asked }) });
        times.push({ what, ms: performance.now() - started });
      }
  const sorted = times.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const slowest = times.toSorted((a, b) => b.ms - a.ms)[0];
  for (const what of Object.keys(questions)) {
    const of = times.filter((one) => one.what === what).map(({ ms }) => Math.round(ms));
    say(`  ${what}: ${of.join(' ')} ms`);
  }
  const row = { workload: 'search', unit: 'ms', goal: { atMost: 2_000 } };
  const name = `case search, ${events.toLocaleString('en')} events`;
  return [
    {
      ...row,
      measure: `${name}, p50`,
      values: { Parley: at(0.5) },
      note: `${Object.keys(questions).length} questions in two cases`,
    },
    { ...row, measure: `${name}, p95`, values: { Parley: at(0.95) } },
    { ...row, measure: `${name}, slowest`, values: { Parley: slowest?.ms ?? Number.NaN }, note: slowest?.what ?? '' },
  ];
}

/** What is found is what reading every version of everything finds; a word of one in five hundred messages stays below where counting ends. */
async function requireSameAsAll(
  admin: pg.Pool,
  tenantId: string,
  find: (word: string) => Promise<{ count: number | null }>,
): Promise<void> {
  for (const word of ['zanzibar', 'checheche']) {
    const { rows } = await admin.query<{ count: string }>(
      `SELECT count(DISTINCT e.subject_id) AS count FROM app.event e JOIN app.event_payload p USING (tenant_id, stream_id, version)
       WHERE e.tenant_id = $1 AND e.type LIKE 'message.%' AND p.payload LIKE '%' || $2 || '%'`,
      [tenantId, word],
    );
    const { count } = await find(word);
    if (count !== Number(rows[0]?.count)) throw new Error(`The search finds ${count} of ${rows[0]?.count} with “${word}”.`);
  }
}
