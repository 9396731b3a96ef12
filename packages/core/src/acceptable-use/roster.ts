import type { RosterEntry } from '@parley/contract/acceptable-use';
import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readText } from './read-standing.ts';

type Roster = Page<RosterEntry> & { signed: number; missing: number };
type Only = 'signed' | 'missing' | undefined;

/** Who has signed what is in force, and who has not, by name. */
export async function listRoster(actor: Actor, input: { cursor?: string | null | undefined; only?: Only }): Promise<Roster> {
  requireAllowed(actor, 'rules.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const all = await readRoster(tx);
    const missing = all.filter((entry) => !entry.signed?.isEnough).length;
    const chosen = all.filter(
      (entry) => input.only === undefined || (entry.signed?.isEnough ?? false) === (input.only === 'signed'),
    );
    const from = input.cursor ? chosen.findIndex((entry) => entry.memberId === input.cursor) + 1 : 0;
    const items = chosen.slice(from, from + limits.pageSize);
    const hasMore = from + items.length < chosen.length;
    return { items, nextCursor: hasMore ? (items.at(-1)?.memberId ?? null) : null, signed: all.length - missing, missing };
  });
}

/** The roster as CSV. That it was taken along is an entry of its own. */
export async function writeRosterFile(actor: Actor): Promise<string> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('auditFile.member', actor.memberId);
  const roster = await withTenant(actor.tenantId, async (tx) => {
    await recordAct(tx, actor, { type: 'acceptableUse.exported' });
    return readRoster(tx);
  });
  const rows = roster.map(({ name, email, isGuest, signed }) => [
    name,
    email,
    isGuest ? 'guest' : 'member',
    signed?.isEnough ? 'yes' : 'no',
    signed?.version ?? '',
    signed?.at ?? '',
    signed?.name ?? '',
  ]);
  const head = ['name', 'email', 'kind', 'has signed', 'version', 'signed at', 'signed as'];
  return `\ufeff${stringify([head, ...rows], { escape_formulas: true })}`;
}

/** A mail to everybody who has not signed; answers how many. */
export async function remindToSign(actor: Actor): Promise<{ reminded: number }> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('acceptableUseReminder.tenant', actor.tenantId);
  return withTenant(actor.tenantId, async (tx) => {
    if (!(await readText(tx))) throw new AppError('CONFLICT', { message: 'There is no text to sign. Publish one first.' });
    const missing = (await readRoster(tx)).filter((entry) => !entry.signed?.isEnough);
    for (const { memberId } of missing)
      await enqueueJob(tx, { name: 'mail.acceptableUse', payload: { memberId }, key: `sign ${actor.tenantId} ${memberId}` });
    await recordAct(tx, actor, { type: 'acceptableUse.reminded', details: { people: missing.length } });
    return { reminded: missing.length };
  });
}

/** Everybody who is asked to sign, with the latest version that they did. A firm has some hundred people, not more. */
async function readRoster(tx: TenantTx): Promise<RosterEntry[]> {
  const text = await readText(tx);
  if (!text) return [];
  const members = await tx.member.findMany({
    where: { deactivatedAt: null, ...(text.current.forGuests ? {} : { role: { not: 'guest' } }) },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true, role: true },
  });
  const signatures = await tx.acceptableUseSignature.findMany({ orderBy: { version: 'asc' } });
  const latest = new Map(signatures.map((signature) => [signature.memberId, signature]));
  return members.map(({ id, name, email, role }) => {
    const signature = latest.get(id);
    return {
      memberId: id,
      name,
      email,
      isGuest: role === 'guest',
      signed: signature
        ? {
            version: signature.version,
            at: signature.signedAt.toISOString(),
            name: signature.name,
            isEnough: signature.version >= text.needed,
          }
        : null,
    };
  });
}
