import { importWorkspace } from '@parley/core/import/import-workspace';
import { signTicket } from '@parley/core/identity/ticket';
import type pg from 'pg';
import type { LoadClient } from './generator.ts';

/** The people of a workload, with the same rooms for every system: one client for each member of each tenant. */
export type Population = {
  clients: { tenantId: string; memberId: string; sessionId: string; rooms: string[] }[];
  /** Everybody of a tenant is in all of its channels. */
  fanOut: number;
  channels: { tenantId: string; channelId: string }[];
};

const dayMs = 86_400_000;
const messagesPerChannel = 20;

/** Everybody has talked before, and the database has had the time to see how large its tables are. */
export async function buildPopulation(
  admin: pg.Pool,
  size: { tenants: number; members: number; channels: number },
): Promise<Population> {
  const population: Population = { clients: [], fanOut: size.members, channels: [] };
  for (let tenant = 0; tenant < size.tenants; tenant += 1) {
    const keys = Array.from({ length: size.members }, (_, index) => `p${index}`);
    const createdAt = new Date(Date.now() - dayMs);
    const slug = `load-${process.pid}-${(counter += 1)}`;
    const made = await importWorkspace({
      slug,
      name: slug,
      createdAt,
      sessionsMs: dayMs,
      people: keys.map((key, index) => ({
        key,
        email: `${key}@${slug}.example`,
        name: `Person ${index}`,
        title: '',
        role: index === 0 ? 'owner' : 'member',
        passwordHash: '',
        joinedAt: createdAt,
      })),
      channels: Array.from({ length: size.channels }, (_, index) => ({
        kind: 'public',
        name: index === 0 ? 'general' : `channel-${index}`,
        createdBy: 'p0',
        createdAt,
        members: keys.map((key) => ({ key, joinedAt: createdAt })),
        messages: Array.from({ length: messagesPerChannel }, (_, position) => ({
          author: keys[position % keys.length] ?? 'p0',
          at: new Date(createdAt.valueOf() + 60_000 * (position + 1)),
          text: `Message ${position}, said yesterday.`,
        })),
      })),
    });
    if (!made) throw new Error(`There is a workspace ${slug} already.`);
    for (const { memberId, sessionId } of made.members)
      population.clients.push({ tenantId: made.tenantId, memberId, sessionId: sessionId ?? '', rooms: made.channelIds });
    for (const channelId of made.channelIds) population.channels.push({ tenantId: made.tenantId, channelId });
  }
  await admin.query('ANALYZE');
  return population;
}
let counter = 0;

/** What each client shows Parley: a ticket as the browser gets it, and where it stands in each channel. */
export async function toParleyClients({ clients }: Population, admin: pg.Pool): Promise<LoadClient[]> {
  const { rows } = await admin.query('SELECT id, version::int FROM app.stream');
  const versions = new Map(rows.map((row) => [String(row.id), Number(row.version)]));
  return clients.map(({ rooms, ...claims }) => ({
    auth: { ticket: signTicket(claims, dayMs).ticket },
    cursors: Object.fromEntries(rooms.map((id) => [id, versions.get(id) ?? 0])),
  }));
}

export const toBareClients = ({ clients }: Population): LoadClient[] =>
  clients.map(({ memberId, rooms }) => ({ auth: { name: memberId, rooms } }));
