import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LinkPreview, MessageExtra } from '@parley/contract/message-extra';
import { lockMessage, updateMessageRow } from '@parley/db/message/change-message';
import type { MessageRow } from '@parley/db/message/message-row';
import { selectMessages } from '@parley/db/message/select-messages';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { bus } from '../bus/bus.ts';
import { incomingDir, takeInFile } from '../file/store-upload.ts';
import { newId, newToken } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { log } from '../log.ts';
import { actAsMember } from '../member/act-as-member.ts';
import { extraOf } from '../message/require-standing.ts';
import { toMessageView } from '../message/to-message-view.ts';
import { linksToPreview } from './ask-for-preview.ts';
import { findPreview, type FoundPreview } from './find-preview.ts';
import type { GuardOptions } from './guarded-fetch.ts';

/**
 * Shows under a message what its links lead to. Pages are asked before the message is locked, and what they say is shown only
 * if the link still stands in it then. Repeated, it finds its previews there and changes nothing.
 */
export async function previewMessage(
  { tenantId, messageId }: { tenantId: string; messageId: string },
  guard: GuardOptions = {},
): Promise<void> {
  const [message] = await withTenant(tenantId, (tx) => selectMessages(tx, [messageId]));
  if (!message || message.deleted_at) return;
  const author = await actAsMember(tenantId, message.author_id);
  if (!author) return;
  const shown = extraOf(message).previews ?? [];
  const made = await Promise.all(
    linksOf(message).map(async (url) => shown.find((preview) => preview.url === url) ?? (await preview(author, url, guard))),
  );
  await show(
    author,
    messageId,
    made.filter((each) => each !== null),
  );
}

async function preview(author: Actor, url: string, guard: GuardOptions): Promise<LinkPreview | null> {
  const mayAsk = async () => {
    await throttle('preview.member', `${author.tenantId} ${author.memberId}`);
    await throttle('preview.tenant', author.tenantId);
  };
  const found = await findPreview(author.tenantId, url, { ...guard, mayAsk }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'RATE_LIMITED') return null;
    throw error;
  });
  if (!found) return null;
  const { title, description, siteName } = found;
  const imageFileId = await keepPicture(author, found);
  const size = imageFileId ? { width: found.width, height: found.height } : { width: null, height: null };
  return { url, title, description, siteName, imageFileId, ...size };
}

/** The picture becomes a file like any other: counted, scanned, and opened only by who may read the message. */
async function keepPicture(author: Actor, { picture }: FoundPreview): Promise<string | null> {
  if (!picture) return null;
  const id = newId();
  const path = join(incomingDir(), id);
  try {
    await mkdir(incomingDir(), { recursive: true });
    await writeFile(path, picture, { mode: 0o600 });
    const { file } = await takeInFile(author, { id, name: 'preview.webp', path });
    return file.state === 'clean' || file.state === 'unscanned' ? id : null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ code: error.code }, 'the picture of a linked page was not kept');
    return null;
  } finally {
    await rm(path, { force: true });
  }
}

async function show({ tenantId }: Actor, messageId: string, made: LinkPreview[]): Promise<void> {
  const row = await withTenant(tenantId, async (tx) => {
    const message = await lockMessage(tx, messageId);
    if (!message || message.deleted_at) return null;
    const links = linksOf(message);
    const { previews: before = [], ...extra } = extraOf(message);
    const previews = made.filter(({ url }) => links.includes(url));
    if (previews.map(({ url }) => url).join(' ') === before.map(({ url }) => url).join(' ')) return null;
    const next: MessageExtra = previews.length > 0 ? { ...extra, previews } : extra;
    await updateMessageRow(tx, {
      message,
      actorId: message.author_id,
      type: 'message.previewed',
      payload: JSON.stringify({ previews, salt: newToken() }),
      extra: Object.keys(next).length > 0 ? next : null,
    });
    await tx.file.updateMany({ where: { id: { in: picturesOf(previews) } }, data: { messageId } });
    await letGoOfPictures(tx, messageId, without(before, previews));
    return lockMessage(tx, messageId);
  });
  if (!row) return;
  const message = toMessageView(row);
  bus().announce({
    kind: 'log',
    tenantId,
    streamId: message.channelId,
    version: message.version,
    event: { name: 'message.changed', payload: { channelId: message.channelId, version: message.version, message } },
  });
}

const linksOf = (message: MessageRow) => linksToPreview({ body: message.body, extra: extraOf(message) });
const without = (before: LinkPreview[], now: LinkPreview[]) => before.filter(({ url }) => !now.some((each) => each.url === url));
const picturesOf = (previews: LinkPreview[]) => previews.flatMap(({ imageFileId }) => imageFileId ?? []);

/** Nobody opens them any more; the sweep of uploads that no message took removes them. */
export async function letGoOfPictures(tx: TenantTx, messageId: string, previews: LinkPreview[]): Promise<void> {
  await tx.file.updateMany({ where: { id: { in: picturesOf(previews) }, messageId }, data: { messageId: null } });
}
