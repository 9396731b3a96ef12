import type { InvitationRow, JudgedRow, RowFate } from '@parley/contract/invitation-view';
import { email, personName } from '@parley/contract/primitives';
import { countSeats } from '@parley/db/billing/seats';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { readSeatLimit } from '../billing/require-seats.ts';
import { decide } from '../policy/decide.ts';

const roleWords: Record<string, 'admin' | 'member' | 'guest'> = { '': 'member', member: 'member', admin: 'admin', guest: 'guest' };
export type InvitableRow = {
  email: string;
  name: string;
  role: 'admin' | 'member' | 'guest';
  groupIds: string[];
  channelIds: string[];
};
type Judged = { row: JudgedRow; invitable: InvitableRow | null };

/**
 * The fate of each line, decided in order: what comes first takes the last seat. The same judgement before anything is sent
 * and when it is; then the caller holds the lock of the tenant's stream.
 */
export async function judgeRows(tx: TenantTx, actor: Actor, rows: InvitationRow[]): Promise<Judged[]> {
  const emails = [...new Set(rows.map((row) => row.email))];
  const members = await tx.member.findMany({
    where: { email: { in: emails }, isPlaceholder: false },
    select: { email: true, deactivatedAt: true },
  });
  const open = await tx.invitation.findMany({
    where: { email: { in: emails }, via: 'mail', acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { email: true },
  });
  const groups = await idsByName(
    tx,
    'group',
    rows.flatMap((row) => row.groups),
    actor,
  );
  const channels = await idsByName(
    tx,
    'channel',
    rows.flatMap((row) => row.channels),
    actor,
  );
  const { used, invited } = await countSeats(tx);
  let free = (await readSeatLimit(tx, actor.tenantId)).limit - used - invited;

  const known = new Map(members.map((row) => [row.email, row.deactivatedAt ? 'deactivated' : 'member'] as const));
  const waiting = new Set(open.map((row) => row.email));
  const seen = new Set<string>();
  return rows.map((row) => {
    const is = (fate: RowFate, about = ''): Judged => ({ row: { ...row, fate, about }, invitable: null });
    const address = email.safeParse(row.email);
    if (!address.success) return is('badAddress');
    if (seen.has(address.data)) return is('duplicate');
    seen.add(address.data);
    if (row.name !== '' && !personName.safeParse(row.name).success) return is('badName');
    const fate = known.get(address.data) ?? (waiting.has(address.data) ? 'invited' : null);
    if (fate) return is(fate);
    const role = roleWords[row.role];
    if (!role) return is('unknownRole', row.role);
    if (!decide(actor, 'workspace.inviteAs', { role }).allow) return is('roleNotYours');
    const strangeGroup = row.groups.find((name) => !groups.has(name.toLowerCase()));
    if (strangeGroup) return is('unknownGroup', strangeGroup);
    const strangeChannel = row.channels.find((name) => !channels.has(name.toLowerCase()));
    if (strangeChannel) return is('unknownChannel', strangeChannel);
    if (role === 'guest' && row.channels.length === 0) return is('noChannel');
    if (role !== 'guest' && free <= 0) return is('noSeat');
    if (role !== 'guest') free -= 1;
    const toIds = (names: string[], ids: Map<string, string>) => [
      ...new Set(names.map((name) => ids.get(name.toLowerCase()) ?? '')),
    ];
    const ids = { groupIds: toIds(row.groups, groups), channelIds: toIds(row.channels, channels) };
    return { row: { ...row, fate: 'new', about: '' }, invitable: { email: address.data, name: row.name, role, ...ids } };
  });
}

/** Groups of the firm; channels that whoever invites is in, as when one person is invited. */
async function idsByName(tx: TenantTx, what: 'group' | 'channel', named: string[], actor: Actor): Promise<Map<string, string>> {
  const names = [...new Set(named.map((name) => name.toLowerCase()))];
  if (names.length === 0) return new Map();
  const where = { OR: names.map((name) => ({ name: { equals: name, mode: 'insensitive' as const } })) };
  const found =
    what === 'group'
      ? await tx.memberGroup.findMany({ where, select: { id: true, name: true } })
      : await tx.channel.findMany({
          where: { ...where, archivedAt: null, members: { some: { memberId: actor.memberId } } },
          select: { id: true, name: true },
        });
  return new Map(found.map(({ id, name }) => [(name ?? '').toLowerCase(), id]));
}
