import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { HeldFileView } from '@parley/contract/quarantine';
import { lockStream } from '@parley/db/channel/channel-queries';
import { listHeldFiles, type HeldFileRow } from '@parley/db/quarantine/held-files';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { tellMessage } from '../file/check-file.ts';
import { makePreviews } from '../file/make-previews.ts';
import { toFileView } from '../file/to-file-view.ts';
import { withLocalCopy } from '../file/with-local-copy.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';
import { decidedAlready } from './access-held.ts';

/** Files that the scanner has closed or that wait for it, the latest first. What lies behind closed doors goes without its name. */
export async function listQuarantinedFiles(
  actor: Actor,
  input: { cursor?: string | null | undefined },
): Promise<Page<HeldFileView>> {
  requireAllowed(actor, 'rules.manage', null);
  const query = { memberId: actor.memberId, before: readTimeCursor(input.cursor), limit: limits.pageSize + 1 };
  const rows = await withTenant(actor.tenantId, (tx) => listHeldFiles(tx, query));
  const page = rows.slice(0, limits.pageSize);
  const last = page.at(-1);
  return {
    items: page.map((row) => toView(row, actor)),
    nextCursor: last && rows.length > limits.pageSize ? writeTimeCursor({ at: last.held_at, id: last.id }) : null,
  };
}

/**
 * Opens a file that the scanner has closed or not looked at, on somebody's word who did not bring it. From then on it counts as
 * not scanned, and its message says so.
 */
export async function releaseFile(actor: Actor, { id }: { id: string }): Promise<void> {
  await throttle('quarantine.member', `${actor.tenantId} ${actor.memberId}`);
  requireAllowed(actor, 'rules.manage', null);
  const { tenantId } = actor;
  const file = await withTenant(tenantId, (tx) => tx.file.findFirst({ where: { id } }));
  if (!file) throw notFound('file');
  if (file.uploaderId === actor.memberId)
    throw new AppError('FORBIDDEN', {
      message: 'Somebody else has to release what you brought.',
      rule: 'nobody-releases-their-own',
    });
  const hasThumb = await withLocalCopy(file, (path) => makePreviews(file, path));
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const { count } = await tx.file.updateMany({
      where: { id, state: { in: ['held', 'blocked'] } },
      data: { state: 'unscanned', scanNote: null, hasThumb },
    });
    if (count === 0) throw decidedAlready();
    const { signature } = toFileView(file);
    const details = { fileId: id, channelId: file.channelId, before: file.state, signature };
    await recordAct(tx, actor, { type: 'quarantine.fileReleased', subjectId: file.uploaderId, details });
    await enqueueJob(tx, { name: 'file.readText', payload: { fileId: id }, key: `file-text:${id}` });
  });
  await tellMessage({ tenantId, fileId: id });
}

function toView(row: HeldFileRow, actor: Actor): HeldFileView {
  const isSeen = row.channel_kind === 'public' || row.is_in;
  const { signature } = toFileView({
    ...{ id: row.id, name: row.name, mime: '', bytes: row.bytes, width: null, height: null, state: row.state },
    ...{ durationMs: null, hasThumb: false, scanNote: row.scan_note },
  });
  return {
    id: row.id,
    state: row.state,
    signature,
    name: isSeen ? row.name : null,
    bytes: Number(row.bytes),
    uploader: { memberId: row.uploader_id, name: row.uploader_name },
    isMine: row.uploader_id === actor.memberId,
    channel: row.channel_kind && { kind: row.channel_kind, name: isSeen ? row.channel_name : null },
    heldAt: row.held_at.toISOString(),
  };
}
