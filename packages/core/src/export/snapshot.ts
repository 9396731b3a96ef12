import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { listHeads, type Head } from '@parley/db/archive/checkpoint-rows';
import { stopPurging } from '@parley/db/record/held';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { keepOutside, putText, signHeads } from '../archive/checkpoint.ts';
import { openSigner } from '../archive/keys.ts';
import { storage } from '../storage/storage.ts';
import { exportKey, moveOn, type ExportRow } from './export-row.ts';
import { readReach, type Reach } from './reach.ts';

export type Person = { id: string; name: string; email: string };
export type Conversation = { id: string; kind: string; name: string | null; members: string[] };
/** What an export holds, fixed at its beginning: everything else follows from these heads. */
export type Snapshot = {
  at: number;
  checkpoint: number;
  workspace: { id: string; slug: string; name: string };
  /** The language of the firm. Not there in an export that began before it was kept. */
  locale?: string | null;
  heads: Head[];
  people: Person[];
  conversations: Conversation[];
  reach: Reach;
};

const piece = 'snapshot.json';
const headsPerPage = 5_000;

/** A record that is no entry of the log carries a hash of its own, so that a change in it can be named. */
export const sealRecord = (record: Record<string, unknown>): string =>
  `${JSON.stringify({ ...record, sha256: createHash('sha256').update(JSON.stringify(record)).digest('hex') })}\n`;

/** Reads heads, people and channels as of one moment, signs the heads, and writes all of it down; later attempts find it there. */
export async function takeSnapshot(row: ExportRow): Promise<Snapshot> {
  const { tenantId } = row;
  if (row.progress.parts > 0) return JSON.parse(await text(await storage().read(exportKey(row, piece)))) as Snapshot;
  const signer = await openSigner(tenantId);
  // A purge that is under way comes to its end here; none begins while this export stands.
  await withTenant(tenantId, stopPurging);
  const { snapshot, lines } = await withTenant(
    tenantId,
    async (tx) => {
      const { number, at } = await signHeads(tx, tenantId, signer);
      return readMoment(tx, row, { number, at, reach: await readReach(tx, row) });
    },
    { isOneMoment: true },
  );
  await keepOutside(tenantId);
  await putText(exportKey(row, piece), JSON.stringify(snapshot));
  const head = lines.join('');
  await putText(exportKey(row, 'part-000000.ndjson'), head);
  await moveOn(row, {
    eventsTotal: countListed(snapshot),
    checkpoint: snapshot.checkpoint,
    progress: { ...row.progress, parts: 1, bytes: Buffer.byteLength(head) },
  });
  return snapshot;
}

function countListed({ heads, reach }: Snapshot): number {
  const within = reach.within && new Set(reach.within);
  return heads.reduce((sum, { id, version }) => (within && !within.has(id) ? sum : sum + version), 0);
}

async function readMoment(
  tx: TenantTx,
  { tenantId }: ExportRow,
  { number, at, reach }: { number: number; at: number; reach: Reach },
) {
  const heads: Head[] = [];
  for (let after: string | null = null; ;) {
    const page: Head[] = await listHeads(tx, after, headsPerPage);
    heads.push(...page);
    after = page.at(-1)?.id ?? null;
    if (page.length < headsPerPage) break;
  }
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
  const workspace = { id: tenantId, slug: tenant.slug, name: tenant.name };
  const profile = await tx.workspaceProfile.findUnique({ where: { tenantId }, select: { locale: true } });
  const members = await tx.member.findMany({ orderBy: { id: 'asc' } });
  const channels = await tx.channel.findMany({ orderBy: { id: 'asc' } });
  const inside = await tx.channelMember.findMany({ select: { channelId: true, memberId: true } });
  const of = groupByChannel(inside);
  // A conversation that is left out has neither name nor topic here: both were said in it.
  const hidden = new Map(reach.hidden.flatMap(({ id, upTo }) => (upTo === null ? [[id, 'private'] as const] : [])));
  const within = reach.within && new Set(reach.within);
  const leftOut = (id: string) => (within && !within.has(id) ? 'scope' : (hidden.get(id) ?? null));
  const membersOf = (id: string) => (of.get(id) ?? []).map(({ memberId }) => memberId).toSorted();
  const lines = [
    sealRecord({ record: 'workspace', ...workspace, at, checkpoint: number }),
    ...members.map((one) =>
      sealRecord({
        record: 'member',
        id: one.id,
        name: one.name,
        email: one.email,
        title: one.title,
        role: one.role,
        joinedAt: one.joinedAt.valueOf(),
        deactivatedAt: one.deactivatedAt?.valueOf() ?? null,
      }),
    ),
    ...channels.map((one) =>
      sealRecord({
        record: 'channel',
        id: one.id,
        kind: one.kind,
        ...(leftOut(one.id)
          ? { withheld: leftOut(one.id) }
          : {
              name: one.name,
              topic: one.topic,
              createdAt: one.createdAt.valueOf(),
              archivedAt: one.archivedAt?.valueOf() ?? null,
              members: membersOf(one.id),
            }),
      }),
    ),
  ];
  const people = members.map(({ id, name, email }) => ({ id, name, email }));
  const conversations = channels
    .filter(({ id }) => !leftOut(id))
    .map(({ id, kind, name }) => ({ id, kind, name, members: membersOf(id) }));
  return {
    snapshot: { at, checkpoint: number, workspace, locale: profile?.locale ?? null, heads, people, conversations, reach },
    lines,
  };
}

function groupByChannel<Row extends { channelId: string }>(rows: Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const known = found.get(row.channelId);
    if (known) known.push(row);
    else found.set(row.channelId, [row]);
  }
  return found;
}
