import type { ClientEventInput } from '@parley/contract/client-events';
import type { PresenceView } from '@parley/contract/presence';
import { readPresenceChoices, writePresenceChoice } from '@parley/db/presence/presence-choices';
import { bus, type Bus } from '../bus/bus.ts';
import { log } from '../log.ts';
import { leaseRenewalMs, type DeviceState, type LeaseChange, type LeaseStore, type MemberKey } from './lease-store.ts';
import { mergePresence, type PresenceChoice } from './merge-presence.ts';

const flushMs = 250;
const expiryMs = 5_000;
const confirmMs = 1_000;
/** A reload is back before this is over, and nobody sees its person go. */
export const graceMs = 4_000;

export type Device = MemberKey & { deviceId: string };
type PresenceInput = ClientEventInput<'presence.set'>;

/**
 * This process's part in everybody's presence: its own devices, written in batches and renewed while they last; and
 * the merged value of anyone, read from the store. Changes are announced on the bus once they are stored.
 */
export type PresenceBoard = {
  connect(device: Device): void;
  /** The device is gone, unless it is back within the grace. */
  disconnect(device: Device): void;
  /** What a device reports or its person chose. The report of a device that is not connected lasts one lease. */
  set(device: Device, input: PresenceInput): Promise<PresenceView>;
  read(members: MemberKey[]): Promise<(PresenceView & { tenantId: string })[]>;
  /** Leaves the devices to run out soon: their people are about to reconnect elsewhere. */
  close(): Promise<void>;
};

export function presenceBoard(store: LeaseStore, announceOn: () => Bus = bus): PresenceBoard {
  const held = new Map<string, LeaseChange & { state: DeviceState }>();
  const dirty = new Map<string, LeaseChange>();
  const leaving = new Map<string, { device: Device; at: number }>();
  const chosen: MemberKey[] = [];
  const told = new Map<string, { tenantId: string; view: PresenceView; at: number }>();
  const waiting: (() => void)[] = [];
  let flushing: Promise<void> | undefined;

  const read: PresenceBoard['read'] = async (members) => {
    const [devices, choices] = await Promise.all([store.read(members), readPresenceChoices(members)]);
    const statesOf = new Map(devices.map((row) => [keyOf(row), row.states]));
    const choiceOf = new Map(choices.map((row) => [keyOf(row), row.choice]));
    return members.map((member) => ({
      tenantId: member.tenantId,
      ...mergePresence(member.memberId, statesOf.get(keyOf(member)) ?? [], choiceOf.get(keyOf(member)) ?? null),
    }));
  };

  const tell = async (members: MemberKey[]) => {
    const unique = [...new Map(members.map((member) => [keyOf(member), member])).values()];
    const byTenant = new Map<string, PresenceView[]>();
    for (const { tenantId, ...presence } of await read(unique)) {
      const presences = byTenant.get(tenantId);
      if (presences) presences.push(presence);
      else byTenant.set(tenantId, [presence]);
    }
    for (const [tenantId, presences] of byTenant) {
      announceOn().announce({ kind: 'presence', tenantId, presences });
      for (const view of presences) told.set(keyOf({ tenantId, memberId: view.memberId }), { tenantId, view, at: Date.now() });
    }
  };

  /**
   * Two nodes that change the same person in the same moment may announce in the other order than they read. So what was
   * told is read once more after a moment, and told again where it has become untrue.
   */
  const confirm = async () => {
    const due = [...told.values()].filter(({ at }) => at <= Date.now() - confirmMs);
    if (due.length === 0) return;
    for (const { tenantId, view } of due) told.delete(keyOf({ tenantId, memberId: view.memberId }));
    const now = new Map(
      (await read(due.map(({ tenantId, view }) => ({ tenantId, memberId: view.memberId })))).map((each) => [keyOf(each), each]),
    );
    const untrue = due.filter(({ tenantId, view }) => {
      const present = now.get(keyOf({ tenantId, memberId: view.memberId }));
      return present && (present.state !== view.state || present.text !== view.text || present.emoji !== view.emoji);
    });
    if (untrue.length > 0) await tell(untrue.map(({ tenantId, view }) => ({ tenantId, memberId: view.memberId })));
  };

  const report = ({ tenantId, memberId, deviceId }: Device, state: DeviceState) => {
    const lease = { tenantId, memberId, deviceId, state };
    const known = held.get(deviceId);
    const wasLeaving = leaving.delete(deviceId);
    if (known?.state === state && !wasLeaving) return;
    if (known) held.set(deviceId, lease);
    dirty.set(deviceId, lease);
  };

  const dropThoseGone = () => {
    const now = Date.now();
    for (const [deviceId, { device, at }] of leaving) {
      if (at > now) break;
      leaving.delete(deviceId);
      held.delete(deviceId);
      dirty.set(deviceId, { ...device, state: null });
    }
  };

  const flush = async () => {
    dropThoseGone();
    const changes = [...dirty.values()];
    const members = [...changes, ...chosen.splice(0)];
    const callers = waiting.splice(0);
    dirty.clear();
    try {
      if (changes.length > 0) await store.write(changes);
      if (members.length > 0) await tell(members);
    } catch (error) {
      for (const change of changes) if (!dirty.has(change.deviceId)) dirty.set(change.deviceId, change);
      throw error;
    } finally {
      for (const done of callers) done();
    }
  };

  const guarded = (what: string, work: () => Promise<unknown>) =>
    work().then(
      () => {},
      (error: unknown) => log.warn({ err: error }, what),
    );
  const timers = [
    setInterval(() => {
      flushing ??= guarded('presence could not be stored; it is tried again', () => flush().then(confirm)).finally(() => {
        flushing = undefined;
      });
    }, flushMs),
    setInterval(() => {
      if (held.size > 0) void guarded('presence could not be renewed', () => store.renew([...held.values()]));
    }, leaseRenewalMs),
    setInterval(() => {
      const tenantIds = [...new Set([...held.values()].map((lease) => lease.tenantId))];
      if (tenantIds.length > 0)
        void guarded('ended presence could not be looked up', async () => {
          const members = await store.takeExpired(tenantIds);
          if (members.length > 0) await tell(members);
        });
    }, expiryMs),
  ];
  for (const timer of timers) timer.unref();

  return {
    read,
    connect: ({ tenantId, memberId, deviceId }) => {
      const lease = { tenantId, memberId, deviceId, state: 'available' as const };
      held.set(deviceId, lease);
      dirty.set(deviceId, lease);
    },
    disconnect: (device) => leaving.set(device.deviceId, { device, at: Date.now() + graceMs }),
    set: async (device, input) => {
      const choice = choiceFrom(input);
      if (choice !== undefined) {
        await writePresenceChoice(device, choice);
        chosen.push(device);
      }
      if (input.state === 'available' || input.state === 'away') report(device, input.state);
      await new Promise<void>((resolve) => waiting.push(resolve));
      const [stored] = await read([device]);
      const { tenantId: _tenantId, ...presence } = stored ?? { tenantId: '', ...mergePresence(device.memberId, [], null) };
      return presence;
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await flushing;
      if (held.size > 0) await guarded('presence could not be handed over', () => store.renew([...held.values()], 2 * graceMs));
      await store.close();
    },
  };
}

/**
 * `available` and `away` alone are a device's report and leave the person's choice be; with a text or an emoji (even
 * an empty one) they are a choice too, and end a chosen busy, do not disturb or offline.
 */
function choiceFrom(input: PresenceInput): PresenceChoice | null | undefined {
  const isReport = input.state === 'available' || input.state === 'away';
  if (isReport && input.text === undefined && input.emoji === undefined) return undefined;
  const state = isReport ? null : input.state;
  if (state === null && !input.text && !input.emoji) return null;
  const until = input.until ? new Date(input.until) : null;
  return { state, text: input.text || null, emoji: input.emoji || null, until };
}

function keyOf({ tenantId, memberId }: MemberKey): string {
  return `${tenantId} ${memberId}`;
}
