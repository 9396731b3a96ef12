import { Readable } from 'node:stream';
import { selectOwnMessages, selectOwnReactions, type OwnEntry } from '@parley/db/record/own-record';
import { readAudit } from '@parley/db/log/read-audit';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import yazl from 'yazl';
import type { Actor } from '../actor.ts';
import { exportedFileName } from '../export/exported-files.ts';
import { describeDevice } from '../identity/describe-device.ts';
import { listSilenced } from '../oversight-case/silenced.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { explainMyData } from './explain-my-data.ts';

const messagesPerRead = 200;
const actsPerRead = 500;
const filesPerRead = 200;
const noId = '00000000-0000-0000-0000-000000000000';

/**
 * Everything that this firm holds of a person's own, as a zip that is written while it is read: profile, messages in all their
 * versions, reactions, files, sign-ins and acts. One's own only: what others wrote is theirs.
 */
export function writeMyData(actor: Actor): Readable {
  const zip = new yazl.ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error) => out.destroy(error as Error));
  const add = (name: string, source: AsyncIterable<string | Uint8Array> | Iterable<string>) =>
    new Promise<void>((resolve, reject) => {
      const stream = Readable.from(source, { objectMode: false });
      stream.once('end', resolve).once('error', reject);
      out.once('close', () => reject(new Error('nobody reads any more')));
      zip.addReadStream(stream, name, { mtime: new Date() });
    });
  const write = async () => {
    await add('README.txt', [explainMyData(actor)]);
    await add('profile.json', [JSON.stringify(await readProfile(actor), null, 2)]);
    await add('messages.ndjson', ownMessages(actor));
    await add('reactions.ndjson', ownReactions(actor));
    await add('acts.ndjson', ownActs(actor));
    for await (const file of ownFiles(actor)) {
      const bytes = await storage()
        .read(storageKey(actor.tenantId, file.id))
        .catch(() => null);
      if (bytes) await add(exportedFileName(file), bytes as AsyncIterable<Uint8Array>);
    }
    zip.end();
  };
  write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error('the data cannot be read')));
  return out;
}

async function readProfile({ tenantId, memberId, userId }: Actor) {
  const user = await systemDb().user.findUnique({ where: { id: userId }, select: { email: true, name: true, createdAt: true } });
  const sessions = await systemDb().session.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });
  return withTenant(tenantId, async (tx) => {
    const { name, email, title, role, joinedAt } = await tx.member.findFirstOrThrow({ where: { id: memberId } });
    const channels = await tx.channelMember.findMany({
      where: { memberId },
      include: { channel: { select: { kind: true, name: true } } },
    });
    return {
      login: user,
      member: { id: memberId, name, email, title, role, joinedAt },
      preferences: (await tx.memberPreference.findFirst({ where: { memberId } }))?.data ?? {},
      keywords: (await tx.keyword.findMany({ where: { memberId } })).map(({ word }) => word),
      drafts: (await tx.draft.findMany({ where: { memberId } })).map(({ body, updatedAt }) => ({ body, updatedAt })),
      filesOfDrafts: (await tx.draftFile.findMany({ where: { memberId, isAttached: true } })).map(({ fileId }) => fileId),
      channels: channels.map(({ channelId, joinedAt: since, channel }) => ({
        id: channelId,
        kind: channel.kind,
        name: channel.name,
        since,
      })),
      files: (await tx.file.findMany({ where: { uploaderId: memberId } })).map((file) => ({
        id: file.id,
        name: file.name,
        bytes: Number(file.bytes),
        sentAt: file.createdAt,
        path: exportedFileName(file),
      })),
      sessions: sessions.map(({ userAgent, address, createdAt, lastSeenAt, revokedAt }) => ({
        device: describeDevice(userAgent),
        address,
        createdAt,
        lastSeenAt,
        revokedAt,
      })),
    };
  });
}

async function* ownMessages({ tenantId, memberId }: Actor): AsyncGenerator<string> {
  for (let after = noId; ;) {
    const page = { memberId, after, limit: messagesPerRead };
    const entries = await withTenant(tenantId, (tx) => selectOwnMessages(tx, page));
    if (entries.length === 0) return;
    yield entries.map(toLine).join('');
    after = entries.at(-1)?.message_id ?? after;
  }
}

async function* ownReactions({ tenantId, memberId }: Actor): AsyncGenerator<string> {
  const channels = await withTenant(tenantId, (tx) =>
    tx.channelMember.findMany({ where: { memberId }, select: { channelId: true } }),
  );
  for (const { channelId } of channels)
    yield (await withTenant(tenantId, (tx) => selectOwnReactions(tx, memberId, channelId))).map(toLine).join('');
}

/** Null: retention has removed the content. The salt keeps a hash from being guessed, and says nothing. */
function toLine({ stream_id, message_id, at, type, actor_id, payload }: OwnEntry): string {
  const { salt: _, ...content } = payload === null ? {} : (JSON.parse(payload) as Record<string, unknown>);
  const said = payload === null ? null : content;
  return `${JSON.stringify({ channel: stream_id, message: message_id, at: at.toISOString(), type, by: actor_id, content: said })}\n`;
}

/** Sign-ins, and everything else that the firm's own log says this person did. */
async function* ownActs(actor: Actor): AsyncGenerator<string> {
  const { tenantId, memberId } = actor;
  for (let before: number | undefined; ;) {
    const page = { actorId: memberId, limit: actsPerRead, ...(before ? { before } : {}) };
    const rows = await withTenant(tenantId, async (tx) => readAudit(tx, { ...page, without: await listSilenced(tx, actor) }));
    yield rows
      .map(
        ({ at, type, payload }) =>
          `${JSON.stringify({ at: at.toISOString(), type, details: payload && (JSON.parse(payload) as unknown) })}\n`,
      )
      .join('');
    if (rows.length < actsPerRead) return;
    before = Number(rows.at(-1)?.version);
  }
}

async function* ownFiles({ tenantId, memberId }: Actor) {
  for (let after = noId; ;) {
    const where = { uploaderId: memberId, id: { gt: after }, state: { in: ['clean', 'unscanned'] } };
    const page = await withTenant(tenantId, (tx) => tx.file.findMany({ where, orderBy: { id: 'asc' }, take: filesPerRead }));
    yield* page;
    after = page.at(-1)?.id ?? after;
    if (page.length < filesPerRead) return;
  }
}
