import type { AcceptableUseView } from '@parley/contract/acceptable-use';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant } from '@parley/db/with-tenant';
import { createHash } from 'node:crypto';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { throttle } from '../identity/throttle.ts';
import { requireClean } from '../inspect/inspect.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readText } from './read-standing.ts';
import { forgetText } from './require-signed.ts';
import { getAcceptableUse } from './sign.ts';

type Input = { body: string; asksAgain: boolean; forGuests: boolean; closesChat: boolean };

/** A new version. The first one asks everybody; a later one only when it says so. Earlier versions stay as they were signed. */
export async function publishAcceptableUse(actor: Actor, input: Input): Promise<AcceptableUseView> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('acceptableUse.member', actor.memberId);
  requireClean({ text: input.body.slice(0, 16_000) }, { door: 'message' });
  requireClean({ text: input.body.slice(16_000) }, { door: 'message' });
  const { tenantId } = actor;
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const last = await tx.acceptableUse.findFirst({ orderBy: { version: 'desc' } });
    const version = (last?.version ?? 0) + 1;
    const asksAgain = input.asksAgain || last === null;
    await tx.acceptableUse.create({ data: { tenantId, version, ...input, asksAgain, publishedBy: actor.memberId } });
    const facts = (text: Input) => ({
      sha256: createHash('sha256').update(text.body).digest('hex'),
      asksAgain: text.asksAgain,
      forGuests: text.forGuests,
      closesChat: text.closesChat,
    });
    await recordAct(tx, actor, {
      type: 'acceptableUse.published',
      details: {
        version,
        before: last && !last.withdrawnAt ? facts(last) : null,
        after: { ...facts({ ...input, asksAgain }), body: input.body },
      },
    });
  });
  changed(tenantId);
  return getAcceptableUse(actor);
}

/** From now on nobody is asked. What was signed stays on record. */
export async function withdrawAcceptableUse(actor: Actor): Promise<AcceptableUseView> {
  requireAllowed(actor, 'rules.manage', null);
  const { tenantId } = actor;
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const text = await readText(tx);
    if (!text) return;
    const { version } = text.current;
    await tx.acceptableUse.updateMany({ where: { version }, data: { withdrawnAt: new Date() } });
    await recordAct(tx, actor, { type: 'acceptableUse.withdrawn', details: { version } });
  });
  changed(tenantId);
  return getAcceptableUse(actor);
}

/** Realtime nodes hear of it, and let go whom a text that closes the chat keeps out now. */
function changed(tenantId: string): void {
  forgetText(tenantId);
  bus().announce({ kind: 'acceptableUse', tenantId });
}
