import type { BoundaryAct, DetectorName } from '@parley/contract/boundary-rule';
import { withTenant } from '@parley/db/with-tenant';
import type { Detector } from '../inspect/detectors/detector.ts';
import { findDetector } from '../inspect/detectors/find-detector.ts';
import { rememberByTenant } from '../remember-by-tenant.ts';
import type { FileWish } from './attachment-kind.ts';

/** A rule that is on, ready to read texts. */
export type HeldRule = {
  id: string;
  name: string;
  version: number;
  detectorName: DetectorName;
  detector: Detector;
  leastCount: number;
  /** What it looks for among files; null: it reads texts. */
  files: FileWish | null;
  scope: 'everybody' | 'guests' | 'group' | 'channel' | 'label';
  groupId: string | null;
  channelId: string | null;
  /** Channels that carry it or a higher one. */
  labelId: string | null;
  /** Whose messages; nobody named: everybody's. */
  roles: readonly string[];
  act: BoundaryAct;
  /** Whoever changed it last: whom to ask. */
  setBy: string;
};

/** The firm's rules that are on, in the order in which they were made. */
const rules = rememberByTenant(readRules, { name: 'rules' });
export const heldRules = rules.get;

/** They have been changed: this process asks again at once. */
export const forgetRules = rules.forget;

async function readRules(tenantId: string, former: Promise<HeldRule[]> | undefined): Promise<HeldRule[]> {
  const known = new Map((await former?.catch(() => []))?.map((rule) => [`${rule.id} ${rule.version}`, rule.detector]));
  const { rows, names } = await withTenant(tenantId, async (tx) => {
    const rows = await tx.boundaryRule.findMany({ where: { isOn: true }, orderBy: { id: 'asc' } });
    const setters = await tx.member.findMany({
      where: { id: { in: rows.map(({ setBy }) => setBy) } },
      select: { id: true, name: true },
    });
    return { rows, names: new Map(setters.map(({ id, name }) => [id, name])) };
  });
  return rows.map((row) => {
    const detectorName = row.detector as DetectorName;
    const { id, name, version, leastCount, leastMegabytes, terms, groupId, channelId, labelId, roles } = row;
    return {
      ...{ id, name, version, leastCount, groupId, channelId, labelId, roles, detectorName },
      files: detectorName === 'files' ? { kinds: terms, leastBytes: leastMegabytes * 1_048_576 } : null,
      detector: known.get(`${id} ${version}`) ?? findDetector({ detector: detectorName, terms: row.terms }),
      scope: row.scope as HeldRule['scope'],
      act: row.act as BoundaryAct,
      setBy: names.get(row.setBy) ?? '',
    };
  });
}
