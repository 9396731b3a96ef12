import { createHash } from 'node:crypto';
import type { CustomEmojiView } from '@parley/contract/emoji-view';
import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import { lockStream } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import { findCustomEmoji, pageCustomEmoji, type CustomEmojiRow } from '@parley/db/emoji/custom-emoji';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { withoutHidden } from '../barrier/hidden-people.ts';
import { newToken } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';
import { requireClean } from '../inspect/inspect.ts';
import { decide, requireAllowed } from '../policy/decide.ts';
import { announceToAll } from '../realtime/announce-mine.ts';
import { makeEmojiPicture } from './make-picture.ts';

/** The firm's own emoji by name. Whoever may read messages sees them, guests too. */
export async function listEmoji(
  actor: Actor,
  input: { cursor?: string | null },
): Promise<Page<CustomEmojiView> & { canAdd: boolean }> {
  const rows = await withTenant(actor.tenantId, (tx) =>
    pageCustomEmoji(tx, { after: input.cursor ?? null, limit: limits.emojiPage + 1 }),
  );
  const page = rows.slice(0, limits.emojiPage);
  const adders = page.map((row) => row.createdBy);
  const seen = new Set(await withoutHidden(actor, adders));
  return {
    items: page.map((row) => toView(actor, row, seen)),
    nextCursor: rows.length > limits.emojiPage ? (page.at(-1)?.name ?? null) : null,
    canAdd: decide(actor, 'emoji.add', null).allow,
  };
}

/** Gives a picture a name. `picture` is base64; what is kept is drawn anew from it. */
export async function addEmoji(actor: Actor, input: { name: string; picture: string }): Promise<CustomEmojiView> {
  requireAllowed(actor, 'emoji.add', null);
  await throttle('emoji.member', actor.memberId);
  requireClean({ text: input.name }, { door: 'file' });
  await requireWithinRules(actor, [input.name], { door: 'emoji' });
  const picture = await makeEmojiPicture(Buffer.from(input.picture, 'base64'));
  const row = await change(actor, async (tx) => {
    if (await findCustomEmoji(tx, input.name))
      throw new AppError('CONFLICT', { message: `There is an emoji :${input.name}: already. Choose another name.` });
    if ((await tx.customEmoji.count()) >= limits.customEmoji)
      throw new AppError('INVALID', { message: `There are ${limits.customEmoji} emoji already. Remove one first.` });
    await tx.customEmoji.create({
      data: { tenantId: actor.tenantId, name: input.name, picture, mime: 'image/webp', createdBy: actor.memberId },
    });
    const sha256 = createHash('sha256').update(picture).digest('hex');
    await record(tx, actor, 'emoji.added', { name: input.name, bytes: picture.length, sha256 });
    return findCustomEmoji(tx, input.name);
  });
  if (!row) throw notFound('emoji');
  return toView(actor, row, new Set([actor.memberId]));
}

/** Takes a name away. Where it was written, the name stands again. */
export async function removeEmoji(actor: Actor, { name }: { name: string }): Promise<void> {
  await throttle('emoji.member', actor.memberId);
  await change(actor, async (tx) => {
    const row = await findCustomEmoji(tx, name);
    if (!row) throw notFound('emoji');
    requireAllowed(actor, 'emoji.remove', { authorId: row.createdBy });
    await tx.customEmoji.deleteMany({ where: { name } });
    await record(tx, actor, 'emoji.removed', { name, addedBy: row.createdBy });
  });
}

export async function openEmoji(actor: Actor, name: string): Promise<{ bytes: Uint8Array; mime: string }> {
  const row = await withTenant(actor.tenantId, (tx) =>
    tx.customEmoji.findFirst({ where: { name }, select: { picture: true, mime: true } }),
  );
  if (!row) throw notFound('emoji');
  return { bytes: row.picture, mime: row.mime };
}

export async function requireKnownEmoji(tx: TenantTx, name: string): Promise<void> {
  if (!(await findCustomEmoji(tx, name))) throw new AppError('INVALID', { message: `There is no emoji :${name}: any more.` });
}

/** Changes queue behind the tenant's stream, where each leaves an entry; then everybody's devices ask again. */
async function change<Result>(actor: Actor, act: (tx: TenantTx) => Promise<Result>): Promise<Result> {
  const result = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    return act(tx);
  });
  await announceToAll(actor.tenantId, ['emoji']);
  return result;
}

async function record(tx: TenantTx, actor: Actor, type: string, facts: Record<string, unknown>): Promise<void> {
  const payload = JSON.stringify({ ...facts, salt: newToken() });
  await appendEvent(tx, { streamId: actor.tenantId, type, actorId: actor.memberId, subjectId: null, payload });
}

const toView = (actor: Actor, row: CustomEmojiRow, seen: ReadonlySet<string>): CustomEmojiView => ({
  name: row.name,
  version: row.createdAt.getTime().toString(36),
  addedBy: seen.has(row.createdBy) ? { memberId: row.createdBy, name: row.addedByName } : null,
  addedAt: row.createdAt.toISOString(),
  canRemove: decide(actor, 'emoji.remove', { authorId: row.createdBy }).allow,
});
