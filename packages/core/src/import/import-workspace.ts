import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { insertWorkspace, type WorkspaceRows } from '@parley/db/import/insert-workspace';
import { systemDb } from '@parley/db/with-system';
import { incomingDir } from '../file/store-upload.ts';
import { hashToken, newId, newToken } from '../id.ts';
import { idAt, toEventRow, type PlannedFile } from './channel-plan.ts';
import type { ImportedWorkspace } from './imported-workspace.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { planChannel } from './plan-channel.ts';

export type WorkspaceIds = {
  tenantId: string;
  channelIds: string[];
  members: { key: string; email: string; memberId: string; sessionId: string | null }[];
};

/**
 * Brings a firm with its history into the house: log, tables and files, all or nothing. Null when a workspace has the
 * address already. Somebody with an account keeps it and gets another workspace.
 */
export async function importWorkspace(firm: ImportedWorkspace): Promise<WorkspaceIds | null> {
  if (await isAddressTaken(firm.slug)) return null;
  const { rows, files, ids } = await planWorkspace(firm);
  const keys = files.map((file) => storageKey(ids.tenantId, file.id));
  try {
    for (const file of files) await storeContent(storageKey(ids.tenantId, file.id), file);
    if (await insertWorkspace({ tenantId: ids.tenantId, slug: firm.slug, name: firm.name, createdAt: firm.createdAt }, rows))
      return ids;
  } catch (error) {
    await storage().remove(keys);
    throw error;
  }
  await storage().remove(keys);
  return null;
}

export async function isAddressTaken(slug: string): Promise<boolean> {
  return (await systemDb().workspace.findUnique({ where: { slug }, select: { tenantId: true } })) !== null;
}

async function storeContent(key: string, { id, content }: PlannedFile): Promise<void> {
  await mkdir(incomingDir(), { recursive: true });
  const path = join(incomingDir(), id);
  await writeFile(path, content, { mode: 0o600 });
  try {
    await storage().put(key, path);
  } finally {
    await rm(path, { force: true });
  }
}

async function planWorkspace(firm: ImportedWorkspace): Promise<{ rows: WorkspaceRows; files: PlannedFile[]; ids: WorkspaceIds }> {
  const tenantId = idAt(firm.createdAt);
  const known = await systemDb().user.findMany({
    where: { email: { in: firm.people.map((person) => person.email) } },
    select: { id: true, email: true },
  });
  const userIds = new Map(known.map((user) => [user.email, user.id]));
  const people = firm.people.map((person) => ({
    ...person,
    isKnown: userIds.has(person.email),
    userId: userIds.get(person.email) ?? idAt(person.joinedAt),
    memberId: idAt(person.joinedAt),
    sessionId: firm.sessionsMs === undefined ? null : newId(),
  }));
  const byKey = new Map(people.map((person) => [person.key, person]));
  const find = (key: string) => {
    const person = byKey.get(key);
    if (!person) throw new Error(`Nobody in ${firm.slug} has the key "${key}".`);
    return person;
  };
  const owner = people.find((person) => person.role === 'owner');
  if (!owner) throw new Error('A workspace needs an owner.');

  const rows: WorkspaceRows = {
    users: people
      .filter((person) => !person.isKnown)
      .map((person) => ({
        id: person.userId,
        email: person.email,
        name: person.name,
        password_hash: person.passwordHash,
        created_at: person.joinedAt.toISOString(),
      })),
    members: people.map((person) => ({
      id: person.memberId,
      user_id: person.userId,
      email: person.email,
      name: person.name,
      title: person.title,
      role: person.role,
      joined_at: person.joinedAt.toISOString(),
    })),
    sessions: people
      .filter((person) => person.sessionId !== null)
      .map((person) => ({
        id: person.sessionId,
        token_hash: `\\x${Buffer.from(hashToken(newToken())).toString('hex')}`,
        user_id: person.userId,
        user_agent: 'load run',
        expires_at: new Date(Date.now() + (firm.sessionsMs ?? 0)).toISOString(),
      })),
    channels: [],
    channelMembers: [],
    messages: [],
    threadReads: [],
    files: [],
    notifications: [],
    events: [],
  };
  const log = (type: string, at: Date, memberId: string, payload: object) =>
    rows.events.push(toEventRow(tenantId, { type, actorId: memberId, subjectId: memberId, at, payload: JSON.stringify(payload) }));
  log('tenant.created', firm.createdAt, owner.memberId, { name: firm.name, slug: firm.slug, owner: owner.name });
  for (const person of people.toSorted((a, b) => a.joinedAt.valueOf() - b.joinedAt.valueOf()))
    if (person !== owner) log('member.joined', person.joinedAt, person.memberId, { name: person.name, role: person.role });

  const lookUp = { idOf: (key: string) => find(key).memberId, nameOf: (key: string) => find(key).name };
  const files = firm.channels.flatMap((channel) => planChannel(channel, tenantId, lookUp, rows));
  const channelIds = (rows.channels as { id: string }[]).map((channel) => channel.id);
  return {
    rows,
    files,
    ids: {
      tenantId,
      channelIds,
      members: people.map(({ key, email, memberId, sessionId }) => ({ key, email, memberId, sessionId })),
    },
  };
}
