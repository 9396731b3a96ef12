import type { BoundaryAct, DetectorName } from '@parley/contract/boundary-rule';
import { withTenant } from '@parley/db/with-tenant';
import type { Detector } from '../inspect/detectors/detector.ts';
import { findDetector } from '../inspect/detectors/find-detector.ts';

/** A rule that is on, ready to read texts. */
export type HeldRule = {
  id: string;
  name: string;
  version: number;
  detectorName: DetectorName;
  detector: Detector;
  leastCount: number;
  scope: 'everybody' | 'guests' | 'group' | 'channel';
  groupId: string | null;
  channelId: string | null;
  act: BoundaryAct;
  /** Whoever changed it last: whom to ask. */
  setBy: string;
};

/** An answer holds for so long: a rule that was changed elsewhere holds within this time, and a message costs no query of its own. */
const heldMs = 10_000;
const heldMax = 5_000;
type Held = { until: number; rules: Promise<HeldRule[]> };
const held = new Map<string, Held>();

/** The firm's rules that are on, in the order in which they were made. Whoever asks at the same time shares one answer. */
export function heldRules(tenantId: string): Promise<HeldRule[]> {
  const known = held.get(tenantId);
  if (known && known.until > performance.now()) return known.rules;
  if (held.size >= heldMax) held.clear();
  const rules = readRules(tenantId, known?.rules);
  held.set(tenantId, { until: performance.now() + heldMs, rules });
  // What could not be read is asked again by the next.
  rules.catch(() => held.get(tenantId)?.rules === rules && held.delete(tenantId));
  return rules;
}

/** They have been changed: this process asks again at once. */
export const forgetRules = (tenantId: string): void => void held.delete(tenantId);

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
    const { id, name, version, leastCount, groupId, channelId } = row;
    return {
      ...{ id, name, version, leastCount, groupId, channelId, detectorName },
      detector: known.get(`${id} ${version}`) ?? findDetector({ detector: detectorName, terms: row.terms }),
      scope: row.scope as HeldRule['scope'],
      act: row.act as BoundaryAct,
      setBy: names.get(row.setBy) ?? '',
    };
  });
}
