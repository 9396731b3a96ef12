import { peopleMin, type ReportDays, type ReportPeriod, type ReportView } from '@parley/contract/report-view';
import { seatPrice, storageBytes, type BillingPeriod } from '@parley/contract/plans';
import { idleMembers } from '@parley/db/billing/idle-members';
import { countSeats, storedBytes } from '@parley/db/billing/seats';
import { hasActedSince } from '@parley/db/log/read-audit';
import { activeMemberIds, readGroupFigures, readPeriodFigures, type PeriodFigures } from '@parley/db/report/period-figures';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { readSeatLimit } from '../billing/require-seats.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readPreferences } from '../preference/preferences.ts';
import { chooseGroups } from './choose-groups.ts';

const dayMs = 86_400_000;
const idleMs = 30 * dayMs;
/** One visit to the reports is one entry in the log, not one for each choice of days. */
const visitMs = 30 * 60_000;

/**
 * How the workspace is used in the last days, beside as many days before. Nothing is said of fewer than five people, and no
 * difference of two figures is about fewer either. That somebody looks is an entry in the log.
 */
export async function getReport(actor: Actor, { days }: { days: ReportDays }): Promise<ReportView> {
  requireAllowed(actor, 'workspace.administer', null);
  const { tenantId } = actor;
  await throttle('report.tenant', tenantId);
  const until = new Date();
  const idle = await idleMembers(tenantId, new Date(until.valueOf() - idleMs));
  return withTenant(tenantId, async (tx) => {
    const type = 'report.viewed';
    if (!(await hasActedSince(tx, { type, actorId: actor.memberId, since: new Date(until.valueOf() - visitMs) })))
      await recordAct(tx, actor, { type });
    const timeZone = (await readPreferences(tx, actor.memberId)).timeZone ?? 'UTC';
    const [now, before] = [periodBefore(until, days), periodBefore(new Date(until.valueOf() - days * dayMs), days)];
    const everybody = await activeMemberIds(tx);
    const isEnough = everybody.length >= peopleMin;
    const read = async (period: { from: Date; until: Date }) =>
      toPeriod(period, isEnough ? await readPeriodFigures(tx, { ...period, timeZone, peopleMin }) : null);
    const all = isEnough ? await readGroupFigures(tx, now) : [];
    const groups = chooseGroups(everybody, all, peopleMin);
    const { plan, limit } = await readSeatLimit(tx, tenantId);
    const { used } = await countSeats(tx);
    const row = await tx.subscription.findUnique({ where: { tenantId }, select: { period: true } });
    const period = row?.period as BillingPeriod | null | undefined;
    return {
      isEnough,
      timeZone,
      now: await read(now),
      before: await read(before),
      groups: groups.map(({ name, memberIds, people, messages }) => {
        const isShown = people >= peopleMin && (memberIds.length === people || memberIds.length - people >= peopleMin);
        return { name, members: memberIds.length, people: isShown ? people : null, messages: isShown ? messages : null };
      }),
      groupsHidden: all.length - groups.length,
      seats: { used, limit, idle: isEnough ? idle.length : null },
      storage: { used: await storedBytes(tx), limit: storageBytes(plan, used) },
      cost:
        plan !== 'free' && period
          ? { perSeat: Math.round(seatPrice(plan, period) / (period === 'year' ? 12 : 1)), currency: 'eur' }
          : null,
    };
  });
}

const periodBefore = (until: Date, days: number) => ({ from: new Date(until.valueOf() - days * dayMs), until });

function toPeriod({ from, until }: { from: Date; until: Date }, figures: PeriodFigures | null): ReportPeriod {
  const times = { from: from.toISOString(), until: until.toISOString() };
  const files = { filesAdded: figures?.files.added ?? 0, bytesAdded: figures?.files.bytes ?? 0 };
  const nothing = {
    people: null,
    messages: null,
    kinds: null,
    directReply: null,
    threadReply: null,
    mails: null,
    afterHours: null,
  };
  if (!figures) return { ...times, days: [], ...nothing, ...files };
  const days = figures.days.map(({ day, people, messages }) =>
    people >= peopleMin ? { day, people, messages } : { day, people: null, messages: null },
  );
  if (figures.people < peopleMin) return { ...times, days, ...nothing, ...files };
  const ofEnough = (value: number | null, people: number) => (people >= peopleMin ? value : null);
  return {
    ...times,
    days,
    people: figures.people,
    messages: days.reduce((sum, day) => sum + (day.messages ?? 0), 0),
    kinds: figures.kinds,
    directReply: ofEnough(figures.directReply.median, figures.directReply.people),
    threadReply: ofEnough(figures.threadReply.median, figures.threadReply.people),
    mails: figures.mails,
    afterHours: ofEnough(figures.afterHours.share, figures.afterHours.people),
    ...files,
  };
}
