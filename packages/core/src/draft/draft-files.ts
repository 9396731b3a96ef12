import { changeDraftFile, type DraftFiles } from '@parley/contract/draft-files';
import { limits } from '@parley/contract/limits';
import {
  dropDraftFiles,
  findDraftFiles,
  lockDraftFiles,
  selectDraftFiles,
  writeDraftFile,
  type DraftFileRow,
} from '@parley/db/draft/draft-file-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { toFileView } from '../file/to-file-view.ts';
import { throttle } from '../identity/throttle.ts';
import { log } from '../log.ts';
import { accessMessageRow } from '../message/access-message.ts';
import { announceMine } from '../realtime/announce-mine.ts';

/** Files that left a draft, as many as a device may need to know of that was away for a day. */
const leftMax = 200;

/** What lies beside the actor's drafts, wherever they are. */
export async function listDraftFiles(actor: Actor): Promise<DraftFiles> {
  return withTenant(actor.tenantId, (tx) => readDraftFiles(tx, actor));
}

/**
 * Puts a file of the actor's beside their draft of a channel, or under the message that `key` names. `base` is the version of its
 * place that the device knew. A file that is part of a message by now stays there, and the answer is without it.
 */
export async function attachDraftFile(
  actor: Actor,
  { key, fileId, base }: { key: string; fileId: string; base: number },
): Promise<DraftFiles> {
  await throttle('draft.member', `${actor.tenantId} ${actor.memberId}`);
  const channelId = await accessDraftKey(actor, key);
  return changeFiles(actor, async (tx) => {
    const file = await tx.file.findFirst({ where: { id: fileId, uploaderId: actor.memberId } });
    if (!file) throw notFound('file');
    const [current = null] = await findDraftFiles(tx, actor.memberId, [fileId]);
    const next = file.messageId ? null : changeDraftFile(current && toLink(current), { isAttached: true, base });
    if (!next) return false;
    if (!current?.is_attached) requireRoom(await readDraftFiles(tx, actor), key);
    await writeDraftFile(tx, {
      file_id: fileId,
      key,
      channel_id: channelId,
      is_attached: true,
      version: next.version,
      memberId: actor.memberId,
    });
    return true;
  });
}

/** Takes files off the actor's drafts: removed, discarded, or on their way with a message. Those of nobody are passed over. */
export async function detachDraftFiles(actor: Actor, input: { files: { fileId: string; base: number }[] }): Promise<DraftFiles> {
  await throttle('draft.member', `${actor.tenantId} ${actor.memberId}`);
  const { memberId } = actor;
  return changeFiles(actor, async (tx) => {
    const baseOf = new Map(input.files.map(({ fileId, base }) => [fileId, base]));
    let hasChanged = false;
    for (const row of await findDraftFiles(tx, memberId, [...baseOf.keys()])) {
      const next = changeDraftFile(toLink(row), { isAttached: false, base: baseOf.get(row.file_id) ?? 0 });
      if (next) await writeDraftFile(tx, { ...row, is_attached: false, version: next.version, memberId });
      hasChanged ||= next !== null;
    }
    return hasChanged;
  });
}

/**
 * A message has taken these files. It stands by now, so nothing here may refuse it: should this fail, the next sweep does it, and a
 * file of a message is shown beside no draft meanwhile.
 */
export async function leaveDrafts(actor: Actor, files: readonly { id: string }[]): Promise<void> {
  const ids = files.map(({ id }) => id);
  try {
    if (await withTenant(actor.tenantId, (tx) => dropDraftFiles(tx, ids))) announceMine(actor, ['draftFiles']);
  } catch (error) {
    log.warn({ err: error }, 'files of a message stayed beside their draft');
  }
}

/** The channel of a draft: one that the actor may see, or that of a message there that is no reply. */
async function accessDraftKey(actor: Actor, key: string): Promise<string> {
  const parent = await withTenant(actor.tenantId, (tx) => accessMessageRow(tx, actor, key)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
  if (parent?.parent_id) throw notFound('message');
  return parent?.channel_id ?? (await accessChannel(actor, key, 'channel.see')).id;
}

async function changeFiles(actor: Actor, change: (tx: TenantTx) => Promise<boolean>): Promise<DraftFiles> {
  const { hasChanged, now } = await withTenant(actor.tenantId, async (tx) => {
    await lockDraftFiles(tx, actor.memberId);
    return { hasChanged: await change(tx), now: await readDraftFiles(tx, actor) };
  });
  if (hasChanged) announceMine(actor, ['draftFiles']);
  return now;
}

function requireRoom({ items }: DraftFiles, key: string): void {
  if (items.filter((item) => item.key === key).length >= limits.filesPerMessage)
    throw new AppError('INVALID', { message: `A message holds at most ${limits.filesPerMessage} files. Remove one first.` });
  if (items.length >= limits.draftFiles)
    throw new AppError('INVALID', {
      message: `You have ${limits.draftFiles} files beside drafts. Send or discard some of them first.`,
    });
}

async function readDraftFiles(tx: TenantTx, { memberId }: Actor): Promise<DraftFiles> {
  const rows = await selectDraftFiles(tx, { memberId, limit: limits.draftFiles, limitLeft: leftMax });
  const beside = rows.filter(({ is_attached }) => is_attached);
  const found = beside.length > 0 ? await tx.file.findMany({ where: { id: { in: beside.map(({ file_id }) => file_id) } } }) : [];
  const byId = new Map(found.map((file) => [file.id, toFileView(file)]));
  return {
    items: beside.flatMap(({ file_id, key, channel_id, version, added_at }) => {
      const file = byId.get(file_id);
      return file ? [{ key, channelId: channel_id, version, addedAt: added_at.toISOString(), file }] : [];
    }),
    left: rows.flatMap(({ file_id, version, is_attached }) => (is_attached ? [] : [{ fileId: file_id, version }])),
  };
}

const toLink = ({ is_attached, version }: DraftFileRow) => ({ isAttached: is_attached, version });
