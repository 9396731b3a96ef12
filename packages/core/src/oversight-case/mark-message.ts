import type { CaseMessage, CaseReview } from '@parley/contract/case';
import { selectCaseMessages } from '@parley/db/case/case-messages';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { recordLook, requireOpenCase } from './require-open-case.ts';
import { readSpan, toCaseMessages } from './to-case-messages.ts';

type Given = {
  caseId: string;
  messageId: string;
  review?: CaseReview | undefined;
  tags?: string[] | undefined;
  note?: string | undefined;
};

/** What somebody who works on the case makes of a message. What is left out stays; the log keeps the change, without the note's words. */
export async function markMessage(actor: Actor, { caseId, messageId, ...given }: Given): Promise<{ mark: CaseMessage['mark'] }> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('caseRead.member', `${actor.tenantId} ${actor.memberId}`);
  const { tenantId, memberId } = actor;
  return withTenant(tenantId, async (tx) => {
    const open = await requireOpenCase(tx, actor, caseId);
    const span = await readSpan(tx, open);
    const [row] = await selectCaseMessages(tx, [messageId]);
    const [message] = row && span.rooms.has(row.channel_id) ? await toCaseMessages(tx, caseId, span, [messageId]) : [];
    if (!message || message.versions.length === 0) throw notFound('message');
    const before = message.mark ?? { review: 'unreviewed' as const, tags: [], note: '' };
    const after = {
      review: given.review ?? before.review,
      tags: given.tags ? [...new Set(given.tags)] : before.tags,
      note: given.note ?? before.note,
    };
    const key = { tenantId, caseId, messageId };
    const set = { ...after, setBy: memberId, setAt: new Date() };
    await tx.caseMark.upsert({ where: { tenantId_caseId_messageId: key }, create: { ...key, ...set }, update: set });
    const details = {
      caseId,
      name: open.name,
      messageId,
      before: { review: before.review, tags: before.tags },
      after: { review: after.review, tags: after.tags },
      ...(after.note === before.note ? {} : { noteChanged: true }),
    };
    await recordLook(tx, actor, { caseId, type: 'case.marked', details });
    return { mark: { ...after, setBy: { memberId, name: actor.name }, setAt: set.setAt.toISOString() } };
  });
}
