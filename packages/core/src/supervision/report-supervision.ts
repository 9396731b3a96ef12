import { limits } from '@parley/contract/limits';
import type { EvidencePage, Outcome, ReportPeriod, SupervisionReport } from '@parley/contract/supervision';
import { hasActedSince } from '@parley/db/log/read-audit';
import { selectEvidence, selectFigures, selectOutcomes, selectReviewers, type FigureRow } from '@parley/db/supervision/report-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';

/** An item that is open for longer is late. */
const lateDays = 7;
/** One visit to the evidence is one entry, not one for each page turned. */
const visitMs = 30 * 60_000;

/** What an examiner asks for a time: how much was in scope, drawn, flagged and reviewed, by whom, how fast, and what is late. */
export async function reportSupervision(actor: Actor, period: ReportPeriod): Promise<SupervisionReport> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('report.tenant', actor.tenantId);
  return withTenant(actor.tenantId, async (tx) => {
    const figures = await selectFigures(tx, period, lateDays);
    const reviewers = await selectReviewers(tx, period);
    const outcomes = await selectOutcomes(tx, period);
    return {
      lateDays,
      total: toFigures(figures.find(({ id }) => id === null)),
      policies: figures.flatMap((row) => (row.id === null ? [] : { id: row.id, name: row.name, ...toFigures(row) })),
      reviewers: reviewers.map(({ id, name, opened, acted, closed }) => ({
        ...{ memberId: id, name, opened: Number(opened), acted: Number(acted), closed: Number(closed) },
      })),
      outcomes: outcomes.map(({ outcome, count }) => ({ outcome: outcome as Outcome, count: Number(count) })),
    };
  });
}

/** What reviewers did, newest first. It holds their notes: that somebody looks is an entry, written before anything is shown. */
export async function listEvidence(
  actor: Actor,
  input: ReportPeriod & { cursor?: string | null | undefined },
): Promise<EvidencePage> {
  requireAllowed(actor, 'rules.manage', null);
  const { from, until, cursor: before = null } = input;
  return withTenant(actor.tenantId, async (tx) => {
    const type = 'supervision.evidenceViewed';
    const since = new Date(Date.now() - visitMs);
    if (!(await hasActedSince(tx, { type, actorId: actor.memberId, since }))) await recordAct(tx, actor, { type });
    const rows = await selectEvidence(tx, { from, until, before, withOpened: true, limit: limits.pageSize + 1 });
    const items = rows.slice(0, limits.pageSize).map((row) => ({
      ...{
        id: row.id,
        at: row.at.toISOString(),
        reviewer: { memberId: row.member_id, name: row.member_name },
        itemId: row.item_id,
      },
      ...{ policyName: row.policy_name, outcome: row.outcome as Outcome | null, note: row.note },
      action: row.action as EvidencePage['items'][number]['action'],
    }));
    return { items, nextCursor: rows.length > limits.pageSize ? (items.at(-1)?.id ?? null) : null };
  });
}

function toFigures(row: FigureRow | undefined) {
  const hours = row?.median_hours ?? null;
  return {
    inScope: Number(row?.in_scope ?? 0),
    sampled: Number(row?.sampled ?? 0),
    flagged: Number(row?.flagged ?? 0),
    queued: Number(row?.queued ?? 0),
    reviewed: Number(row?.reviewed ?? 0),
    open: Number(row?.open ?? 0),
    late: Number(row?.late ?? 0),
    medianHours: hours === null ? null : Math.round(hours * 10) / 10,
  };
}
