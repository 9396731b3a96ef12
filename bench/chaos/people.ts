import { buildChannel, buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import type pg from 'pg';

/** A firm of the fault test: its people, and the channels of each. */
export type Firm = {
  owner: BuiltMember;
  members: { actor: BuiltMember; channels: { channelId: string; version: number }[] }[];
  channelIds: string[];
};

const channelsPerFirm = 3;

/** Everybody is in #general, and in half of the other channels. */
export async function buildFirm(admin: pg.Pool, marker: string, size: number): Promise<Firm> {
  const tenant = await buildTenant({ marker });
  const actors = await Promise.all(Array.from({ length: size }, (_, index) => buildMember(tenant, { name: `${marker} ${index}` })));
  const memberships = new Map<string, BuiltMember[]>([[tenant.generalId, actors]]);
  for (let index = 0; index < channelsPerFirm; index += 1) {
    const inside = actors.filter((_, position) => (position + index) % 2 === 0);
    memberships.set(await buildChannel(tenant, { name: `room-${index}`, members: inside }), inside);
  }
  const channelIds = [...memberships.keys()];
  const { rows } = await admin.query('SELECT id, version::int FROM app.stream WHERE id = ANY ($1)', [channelIds]);
  const versions = new Map(rows.map((row) => [String(row.id), Number(row.version)]));
  const channelsOf = (actor: BuiltMember) =>
    [...memberships].flatMap(([channelId, inside]) =>
      inside.includes(actor) ? [{ channelId, version: versions.get(channelId) ?? 0 }] : [],
    );
  return { owner: tenant.owner, members: actors.map((actor) => ({ actor, channels: channelsOf(actor) })), channelIds };
}
