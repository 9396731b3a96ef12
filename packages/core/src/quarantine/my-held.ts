import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { HeldState, MyHeldMessage } from '@parley/contract/quarantine';
import { lockHeld } from '@parley/db/quarantine/held-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { toFileView } from '../file/to-file-view.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';
import { noteGone } from '../waiting/note-waiting.ts';
import { readPayload } from './access-held.ts';
import type { HeldRules } from './held-payload.ts';

type Row = NonNullable<Awaited<ReturnType<TenantTx['quarantine']['findFirst']>>>;

/** What the actor wrote and a rule holds, and what was refused until they have put it away, the latest first. */
export async function listMyHeld(actor: Actor, input: { cursor?: string | null | undefined }): Promise<Page<MyHeldMessage>> {
  const before = readTimeCursor(input.cursor);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.quarantine.findMany({
      where: {
        authorId: actor.memberId,
        closedAt: null,
        ...(before ? { OR: [{ heldAt: { lt: before.at } }, { heldAt: before.at, id: { lt: before.id } }] } : {}),
      },
      orderBy: [{ heldAt: 'desc' }, { id: 'desc' }],
      take: limits.pageSize + 1,
    });
    const page = rows.slice(0, limits.pageSize);
    const last = page.at(-1);
    const items: MyHeldMessage[] = [];
    for (const row of page) items.push(await toView(tx, row));
    return {
      items,
      nextCursor: last && rows.length > limits.pageSize ? writeTimeCursor({ at: last.heldAt, id: last.id }) : null,
    };
  });
}

/** What became of one of one's own. */
export async function getMyHeld(actor: Actor, input: { id: string }): Promise<MyHeldMessage> {
  return withTenant(actor.tenantId, async (tx) => {
    const row = await tx.quarantine.findFirst({ where: { id: input.id, authorId: actor.memberId } });
    if (!row) throw notFound('message');
    return toView(tx, row);
  });
}

/** Takes a message back that waits, or puts one away that was refused; answers it, so that its words can be changed. */
export async function withdrawHeld(actor: Actor, input: { id: string }): Promise<MyHeldMessage> {
  const { tenantId, memberId: authorId } = actor;
  const view = await withTenant(tenantId, async (tx) => {
    const locked = await lockHeld(tx, input.id);
    if (locked?.author_id !== authorId) throw notFound('message');
    if (locked.state === 'releasing' || locked.state === 'released')
      throw new AppError('CONFLICT', { message: 'This message is being sent. Look for it in its channel.' });
    if (!locked.closed_at) {
      const isWaiting = locked.state === 'waiting';
      const data = { closedAt: new Date(), ...(isWaiting ? { state: 'withdrawn' } : {}) };
      await tx.quarantine.updateMany({ where: { id: locked.id }, data });
      const details = { heldId: locked.id, channelId: locked.channel_id };
      if (isWaiting) {
        await recordAct(tx, actor, { type: 'quarantine.withdrawn', details });
        await noteGone(tx, actor, 'heldMessages');
      }
    }
    const row = await tx.quarantine.findFirst({ where: { id: input.id, authorId } });
    if (!row) throw notFound('message');
    return toView(tx, row);
  });
  announceMine(actor, ['quarantine']);
  return view;
}

async function toView(tx: TenantTx, row: Row): Promise<MyHeldMessage> {
  const { input } = await readPayload(tx, row).catch(() => ({ input: null }));
  const decider = row.decidedBy ? await tx.member.findFirst({ where: { id: row.decidedBy }, select: { name: true } }) : null;
  const files =
    row.fileIds.length > 0 ? await tx.file.findMany({ where: { id: { in: row.fileIds }, uploaderId: row.authorId } }) : [];
  return {
    id: row.id,
    clientId: row.clientId,
    channelId: row.channelId,
    parentId: input?.parentId ?? null,
    body: input?.body || (input?.extra?.poll?.question ?? ''),
    files: row.fileIds.flatMap((id) => files.filter((file) => file.id === id).map(toFileView)),
    state: row.state as HeldState,
    rules: (row.rules as HeldRules).map(({ name, count }) => ({ name, count })),
    heldAt: row.heldAt.toISOString(),
    decidedBy: decider?.name ?? null,
    reason: row.reason,
  };
}
