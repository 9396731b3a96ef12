import type { TriedPolicy } from '@parley/contract/supervision';
import { selectRecentMessages } from '@parley/db/boundary-rule/recent-messages';
import { withTenant } from '@parley/db/with-tenant';
import { v7 } from 'uuid';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { findDetector } from '../inspect/detectors/find-detector.ts';
import { requireAllowed } from '../policy/decide.ts';
import { compileLexicon } from './lexicon.ts';
import type { Terms } from './terms.ts';

const daysBack = 30;
const batchSize = 500;
const batchesMost = 20;
/** Below this, a number from closed channels would speak of single conversations. */
const fewerThan = 5;

/**
 * What a policy would have put into the queue in the last thirty days: counts, over everybody's messages whomever it is to watch, so
 * that nobody finds out about one person by it. That it is tried, and on what, is an entry that stands before the answer does.
 */
export async function tryPolicy(
  actor: Actor,
  input: { lexiconIds: string[]; detectors: Terms['detectors']; samplePermille: number },
): Promise<TriedPolicy> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('supervisionTry.tenant', actor.tenantId);
  const lexicons = await withTenant(actor.tenantId, async (tx) => {
    const wanted = [...new Set(input.lexiconIds)];
    const known = await tx.lexicon.findMany({ where: { id: { in: wanted }, deletedAt: null } });
    if (known.length !== wanted.length) throw notFound('lexicon');
    await recordAct(tx, actor, {
      type: 'supervision.tried',
      details: { ...input, lexicons: known.map(({ id, version }) => ({ id, version })) },
    });
    return tx.lexiconVersion.findMany({ where: { OR: known.map(({ id, version }) => ({ lexiconId: id, version })) } });
  });
  const finders = [...lexicons.map(compileLexicon), ...input.detectors.map((detector) => findDetector({ detector, terms: [] }))];
  const since = new Date(Date.now() - daysBack * 86_400_000);
  const oldest = v7({ msecs: since.valueOf(), random: new Uint8Array(16), seq: 0 });
  let [read, open, closed, isAll, before] = [0, 0, 0, false, newId()];
  for (let batch = 0; batch < batchesMost && !isAll; batch += 1) {
    const page = { since, oldest, before, limit: batchSize };
    const rows = await withTenant(actor.tenantId, (tx) => selectRecentMessages(tx, page));
    for (const { kind, body } of rows) {
      if (!finders.some(({ find }) => find(body).length > 0)) continue;
      if (kind === 'public') open += 1;
      else closed += 1;
    }
    read += rows.length;
    before = rows.at(-1)?.id ?? before;
    isAll = rows.length < batchSize;
  }
  const sampled = Math.round((read * input.samplePermille) / 1_000);
  return { read, isAll, sampled, fewerThan, flagged: { open, closed: closed < fewerThan ? null : closed } };
}
