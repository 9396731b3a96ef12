import type { TenantTx } from '@parley/db/with-tenant';
import { findDetector } from '../inspect/detectors/find-detector.ts';
import type { ReadyPolicy } from './judge-message.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import type { Terms } from './terms.ts';

/** A version of a lexicon never changes, so it is made ready once in each process. */
const compiled = new Map<string, Lexicon>();
const compiledMost = 500;

/** Versions of policies that hold, or held at any time since then, ready to read. */
export async function readyPolicies(tx: TenantTx, since: Date): Promise<ReadyPolicy[]> {
  const rows = await tx.supervisionPolicyVersion.findMany({
    where: { inForceFrom: { not: null }, OR: [{ inForceUntil: null }, { inForceUntil: { gt: since } }] },
    orderBy: [{ policyId: 'asc' }, { version: 'asc' }],
  });
  return makeReady(tx, rows);
}

type VersionRow = Awaited<ReturnType<TenantTx['supervisionPolicyVersion']['findMany']>>[number];

export async function makeReady(tx: TenantTx, rows: readonly VersionRow[]): Promise<ReadyPolicy[]> {
  const ready: ReadyPolicy[] = [];
  for (const row of rows) {
    const terms = row.terms as Terms;
    const lexicons = [];
    for (const { id, version } of terms.lexicons)
      lexicons.push({ id, version, lexicon: await readLexicon(tx, { tenantId: row.tenantId, lexiconId: id, version }) });
    const group = terms.groupId
      ? await tx.groupMember.findMany({ where: { groupId: terms.groupId }, select: { memberId: true } })
      : [];
    ready.push({
      ...{ id: row.policyId, version: row.version, seed: row.seed, terms, lexicons },
      from: row.inForceFrom ?? row.setAt,
      until: row.inForceUntil,
      detectors: terms.detectors.map((name) => ({ name, detector: findDetector({ detector: name, terms: [] }) })),
      group: new Set(group.map(({ memberId }) => memberId)),
    });
  }
  return ready;
}

type LexiconKey = { tenantId: string; lexiconId: string; version: number };

async function readLexicon(tx: TenantTx, { tenantId, lexiconId, version }: LexiconKey): Promise<Lexicon> {
  const key = `${tenantId} ${lexiconId} ${version}`;
  const known = compiled.get(key);
  if (known) return known;
  const row = await tx.lexiconVersion.findFirst({ where: { lexiconId, version } });
  const made = compileLexicon(row ?? { phrases: [], exceptions: [] });
  if (compiled.size >= compiledMost) compiled.clear();
  compiled.set(key, made);
  return made;
}
