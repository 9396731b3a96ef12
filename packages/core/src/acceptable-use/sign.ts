import type { AcceptableUseView } from '@parley/contract/acceptable-use';
import { lockStream } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { throttle } from '../identity/throttle.ts';
import { requireClean } from '../inspect/inspect.ts';
import { currentAddress } from '../log.ts';
import { forgetSigned } from './require-signed.ts';
import { readText, signs } from './read-standing.ts';

/** The text in force, and whether this member is asked to sign it. */
export async function getAcceptableUse(actor: Actor): Promise<AcceptableUseView> {
  return withTenant(actor.tenantId, async (tx) => {
    const text = await readText(tx);
    if (!text) return { current: null, signedAt: null, isAsked: false, isClosed: false };
    const { current, needed } = text;
    const author = await tx.member.findFirst({ where: { id: current.publishedBy }, select: { name: true } });
    const signature = await tx.acceptableUseSignature.findFirst({
      where: { memberId: actor.memberId, version: { gte: needed } },
      orderBy: { version: 'desc' },
    });
    const isAsked = !signature && signs(actor.role, current);
    return {
      current: {
        version: current.version,
        body: current.body,
        asksAgain: current.asksAgain,
        forGuests: current.forGuests,
        closesChat: current.closesChat,
        publishedAt: current.publishedAt.toISOString(),
        publishedBy: author?.name ?? '',
      },
      signedAt: signature?.signedAt.toISOString() ?? null,
      isAsked,
      isClosed: isAsked && current.closesChat,
    };
  });
}

/** Signs the version that the person read. When another has come in between, nothing is signed, and they read that one. */
export async function signAcceptableUse(actor: Actor, input: { version: number; name: string }): Promise<AcceptableUseView> {
  await throttle('acceptableUse.member', actor.memberId);
  requireClean({ text: input.name }, { door: 'message' });
  const { tenantId, memberId } = actor;
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const text = await readText(tx);
    if (text?.current.version !== input.version)
      throw new AppError('CONFLICT', { message: 'The text has changed in the meantime. Read the new one, then sign it.' });
    const address = currentAddress() ?? null;
    const { count } = await tx.acceptableUseSignature.createMany({
      data: [{ tenantId, memberId, version: input.version, name: input.name, address }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    const payload = JSON.stringify({ version: input.version, name: input.name, ...(address ? { address } : {}) });
    await appendEvent(tx, { streamId: tenantId, type: 'acceptableUse.signed', actorId: memberId, subjectId: memberId, payload });
  });
  forgetSigned(actor);
  return getAcceptableUse(actor);
}
