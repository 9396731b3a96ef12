import { readGuards } from '@parley/db/archive/evidence-rows';
import { withTenant } from '@parley/db/with-tenant';
import { readSecondCopy } from '../backup/second-copy.ts';
import { toJson } from './to-json.ts';

const checksShown = 400;

/** What the last checks found: that the log cannot be changed, that it is complete and fits, and that a second copy was read back. */
export async function readChecks(tenantId: string): Promise<string> {
  const { guards, checks } = await withTenant(tenantId, async (tx) => ({
    guards: await readGuards(tx),
    checks: await tx.archiveCheck.findMany({ orderBy: { id: 'desc' }, take: checksShown }),
  }));
  const said = guards.map(({ table, act, isGranted, isGuarded }) => ({
    table,
    act,
    roleThatServes: isGranted ? 'may' : 'permission denied',
    everybody: isGuarded ? 'refused by a trigger' : 'not refused',
    passed: !isGranted && isGuarded,
  }));
  return toJson({
    asOf: new Date(),
    immutability: { passed: said.every(({ passed }) => passed), asked: 'the database, at the making of this pack', found: said },
    versions: { shownBy: 'sample/message.txt, and every export: one record for each version of each message' },
    completeness: {
      asked: 'every chain, recomputed from its first entry to its head, against the signed checkpoints; newest first',
      passed: checks[0]?.state === 'sound',
      checks,
    },
    redundancy: { secondCopyLastReadBackWhole: (await readSecondCopy())?.verifiedAt ?? null },
  });
}
