import { fromDoorRuleName } from '@parley/contract/door-rule';
import type { Announcement } from '@parley/core/bus/announcement';
import { findUnsigned } from '@parley/core/acceptable-use/find-unsigned';
import { forgetText } from '@parley/core/acceptable-use/require-signed';
import { AppError } from '@parley/core/app-error';
import { log } from '@parley/core/log';
import { findEndedSessions, openConnection } from '@parley/core/realtime/open-connection';
import { recheckConnections } from '@parley/core/realtime/recheck-connections';
import { closeConnection } from './connection-internals.ts';
import type { RealtimeNamespace, RealtimeSocket } from './realtime-socket.ts';
import type { RecentWords } from './recent-words.ts';
import { memberRoom, sessionRoom, tenantRoom } from './rooms.ts';

const recheckMs = 30_000;
type EndReason = 'signedOut' | 'deactivated' | 'expired' | 'unsigned';

/**
 * Ends sockets when their session or their member ends, a rule of the firm keeps them out, or a text of the firm has to be signed
 * first: at once on word from the bus, and
 * by asking twice a minute.
 */
export type Sessions = {
  hear(announcement: Extract<Announcement, { kind: 'session' }>): void;
  hearMember(announcement: Extract<Announcement, { kind: 'member' }>): void;
  hearRules(announcement: Extract<Announcement, { kind: 'rules' }>): void;
  hearText(announcement: Extract<Announcement, { kind: 'acceptableUse' }>): void;
  /** A socket has joined its rooms: what was said of it while it was looked up counts now. False when that ended it. */
  joined(socket: RealtimeSocket): boolean;
  recheck(): Promise<void>;
  close(): void;
};

export function createSessions(nsp: RealtimeNamespace, words: RecentWords): Sessions {
  const socketsIn = (room: string): RealtimeSocket[] =>
    [...(nsp.adapter.rooms.get(room) ?? [])].flatMap((id) => nsp.sockets.get(id) ?? []);

  const end = (room: string, reason: EndReason) => {
    for (const socket of socketsIn(room)) endSocket(socket, reason);
  };

  /** What a member may do follows from their role: whoever cannot be looked up again loses the connection, not the check. */
  const resolveAgain = async (socket: RealtimeSocket) => {
    try {
      const { actor } = await openConnection(socket.data.actor, socket.data.address);
      socket.data.actor = actor;
      if ((await findUnsigned(actor.tenantId, [actor])).size > 0) endSocket(socket, 'unsigned');
    } catch (error) {
      if (error instanceof AppError && error.code === 'UNAUTHENTICATED')
        return endSocket(socket, fromDoorRuleName(error.rule) ? 'expired' : 'deactivated');
      log.warn({ err: error }, 'a member could not be looked up again');
      closeConnection(socket);
    }
  };

  const recheckTenant = async (tenantId: string, sockets: RealtimeSocket[]) => {
    const now = new Date();
    const standings = await recheckConnections(
      tenantId,
      sockets.map(({ data: { actor, address, leftAt } }) => ({
        memberId: actor.memberId,
        sessionId: actor.sessionId,
        address,
        usedAt: leftAt ?? now,
      })),
    );
    for (const [index, socket] of sockets.entries()) {
      const standing = standings[index] ?? 'ended';
      if (standing === 'ended') endSocket(socket, 'deactivated');
      else if (standing === 'refused') endSocket(socket, 'expired');
      else socket.data.actor = { ...socket.data.actor, ...standing };
    }
    const unsigned = await findUnsigned(
      tenantId,
      sockets.map(({ data }) => data.actor),
    );
    for (const socket of sockets) if (unsigned.has(socket.data.actor.memberId)) endSocket(socket, 'unsigned');
  };
  const recheckNow = (tenantId: string) => {
    words.note(tenantRoom(tenantId), null);
    const ofTenant = [...nsp.sockets.values()].filter(({ data }) => data.actor.tenantId === tenantId);
    if (ofTenant.length === 0) return;
    recheckTenant(tenantId, ofTenant).catch((error: unknown) => {
      log.warn({ err: error, tenantId }, 'connections could not be rechecked');
      for (const socket of ofTenant) closeConnection(socket);
    });
  };

  const recheck = async () => {
    const sockets = [...nsp.sockets.values()];
    const sessionIds = [...new Set(sockets.map(({ data }) => data.actor.sessionId))];
    if (sessionIds.length === 0) return;
    for (const sessionId of await findEndedSessions(sessionIds)) end(sessionRoom(sessionId), 'expired');
    const byTenant = new Map<string, RealtimeSocket[]>();
    for (const socket of sockets) {
      const ofTenant = byTenant.get(socket.data.actor.tenantId);
      if (ofTenant) ofTenant.push(socket);
      else byTenant.set(socket.data.actor.tenantId, [socket]);
    }
    for (const [tenantId, ofTenant] of byTenant) {
      await recheckTenant(tenantId, ofTenant);
    }
  };
  const timer = setInterval(() => {
    recheck().catch((error: unknown) => log.warn({ err: error }, 'sessions could not be rechecked'));
  }, recheckMs).unref();

  return {
    hear: ({ sessionIds, reason }) => {
      for (const sessionId of sessionIds) {
        words.note(sessionRoom(sessionId), reason);
        end(sessionRoom(sessionId), reason);
      }
    },
    hearMember: ({ tenantId, memberId, change }) => {
      const room = memberRoom(tenantId, memberId);
      words.note(room, change === 'deactivated' ? change : null);
      if (change === 'deactivated') end(room, 'deactivated');
      if (change === 'role') for (const socket of socketsIn(room)) void resolveAgain(socket);
    },
    hearRules: ({ tenantId }) => recheckNow(tenantId),
    hearText: ({ tenantId }) => {
      forgetText(tenantId);
      recheckNow(tenantId);
    },
    joined: (socket) => {
      const { askedAt, actor } = socket.data;
      const ofSession = words.since(sessionRoom(actor.sessionId), askedAt);
      const ofMember = words.since(memberRoom(actor.tenantId, actor.memberId), askedAt);
      const ending = ofMember ?? ofSession;
      if (ending) endSocket(socket, ending);
      else if (ofMember === null || words.since(tenantRoom(actor.tenantId), askedAt) === null) void resolveAgain(socket);
      return !ending;
    },
    recheck,
    close: () => clearInterval(timer),
  };
}

/** Says why, then disconnects for good: a client does not come back from this by itself. */
export function endSocket(socket: RealtimeSocket, reason: EndReason): void {
  socket.emit('session.ended', { reason });
  socket.disconnect(true);
}
