import type { FileNote, FileView } from '@parley/contract/file-view';
import { lockMessage, updateMessageRow } from '@parley/db/message/change-message';
import { withTenant } from '@parley/db/with-tenant';
import { bus } from '../bus/bus.ts';
import { config } from '../config.ts';
import { newToken } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { log } from '../log.ts';
import { toMessageView } from '../message/to-message-view.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { scanFile } from '../scan/scan-file.ts';
import { readScanRule } from '../scan/scan-rule.ts';
import { makePreviews } from './make-previews.ts';
import { toFileView } from './to-file-view.ts';
import { withLocalCopy } from './with-local-copy.ts';

const askAgainMs = 30_000;
const lookForMessageMs = 5 * 60_000;

type Target = { tenantId: string; fileId: string };

/**
 * Brings a held file to its end: scans it, opens it or blocks it, and lets its message say so. It comes back while the scanner
 * is away and the firm's rule is to wait, and while the file is in no message yet: one that is sent in this very moment still
 * carries the old state.
 */
export async function checkFile({ tenantId, fileId }: Target): Promise<void> {
  const held = await withTenant(tenantId, (tx) => tx.file.findFirst({ where: { id: fileId } }));
  if (!held) return;
  if (held.state === 'held') {
    // Nobody to ask and nothing to change: the bytes need not be fetched for that.
    if (!config().clamdUrl && (await readScanRule(tenantId)) === 'hold') return comeBack({ tenantId, fileId }, askAgainMs);
    const result = await withLocalCopy(held, async (path) => {
      const scan = await scanFile(tenantId, path);
      const isOpen = scan.state === 'clean' || scan.state === 'unscanned';
      return { ...scan, hasThumb: isOpen && (await makePreviews(held, path)) };
    });
    if (result.state === 'held') return comeBack({ tenantId, fileId }, askAgainMs);
    const { state, note, hasThumb } = result;
    // That the name lies stays worth knowing, unless there is worse.
    const scanNote = state !== 'blocked' && held.scanNote === ('otherContent' satisfies FileNote) ? held.scanNote : note;
    await withTenant(tenantId, async (tx) => {
      await tx.file.updateMany({
        where: { id: fileId, state: 'held' },
        data: { state, hasThumb, scannedAt: state === 'unscanned' ? null : new Date(), scanNote },
      });
      if (state !== 'blocked') await enqueueJob(tx, { name: 'file.readText', payload: { fileId }, key: `file-text:${fileId}` });
    });
    if (!held.messageId) announceMine({ tenantId, memberId: held.uploaderId }, ['draftFiles']);
    log.info({ tenantId, fileId, state }, 'a held file was checked');
  }
  if (!(await tellMessage({ tenantId, fileId }))) await tellLater({ tenantId, fileId });
}

/** For files that are sent while the scanner is away: their message is told as soon as it has spoken. */
export async function tellWhenChecked(tenantId: string, files: FileView[]): Promise<void> {
  for (const { id } of files.filter(({ state }) => state === 'held')) await comeBack({ tenantId, fileId: id }, 0);
}

/** Has a file's message say what became of it. False: there is no message yet. */
export async function tellMessage({ tenantId, fileId }: Target): Promise<boolean> {
  const told = await withTenant(tenantId, async (tx) => {
    const file = await tx.file.findFirst({ where: { id: fileId } });
    if (!file) return 'gone' as const;
    if (!file.messageId) return 'unsent' as const;
    const message = await lockMessage(tx, file.messageId);
    const files = (message?.files ?? []) as FileView[];
    const now = toFileView(file);
    if (!message || message.deleted_at || files.find(({ id }) => id === fileId)?.state === now.state) return 'gone' as const;
    const payload = JSON.stringify({ fileId, state: now.state, note: file.scanNote, salt: newToken() });
    const next = files.map((each) => (each.id === fileId ? now : each));
    await updateMessageRow(tx, { message, actorId: file.uploaderId, payload, type: 'message.fileChecked', files: next });
    return lockMessage(tx, message.id);
  });
  if (told === 'unsent') return false;
  if (told === 'gone' || !told) return true;
  const message = toMessageView(told);
  bus().announce({
    kind: 'log',
    tenantId,
    streamId: message.channelId,
    version: message.version,
    event: { name: 'message.changed', payload: { channelId: message.channelId, version: message.version, message } },
  });
  return true;
}

/** For a file that is in no message yet. */
export const tellLater = (target: Target): Promise<void> => comeBack(target, lookForMessageMs);

async function comeBack({ tenantId, fileId }: Target, afterMs: number): Promise<void> {
  const runAt = new Date(Date.now() + afterMs);
  await withTenant(tenantId, (tx) => enqueueJob(tx, { name: 'file.check', payload: { fileId }, key: `file:${fileId}`, runAt }));
}
