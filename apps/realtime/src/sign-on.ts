import type { PresenceBoard } from '@parley/core/presence/presence-board';
import { forgetRequest } from './connection-internals.ts';
import type { Memberships } from './memberships.ts';
import type { PresenceWatchers } from './presence-watchers.ts';
import type { RealtimeNamespace, RealtimeSocket } from './realtime-socket.ts';
import type { RecentWords } from './recent-words.ts';
import { channelRoom, memberRoom, sessionRoom } from './rooms.ts';
import type { Sessions } from './sessions.ts';
import type { Streams } from './streams.ts';

const maxSocketsPerMember = 10;

type SignOnOptions = {
  nsp: RealtimeNamespace;
  streams: Streams;
  memberships: Memberships;
  sessions: Sessions;
  words: RecentWords;
  board: PresenceBoard;
  watchers: PresenceWatchers;
  onAny(this: RealtimeSocket, name: string, ...args: unknown[]): void;
};

/** Puts an admitted socket into its rooms: it hears all its channels without asking. */
export function signOn({ nsp, streams, memberships, sessions, words, board, watchers, onAny }: SignOnOptions) {
  function onDisconnect(this: RealtimeSocket) {
    const { tenantId, memberId } = this.data.actor;
    watchers.forget(this);
    board.disconnect({ tenantId, memberId, deviceId: this.id });
  }

  return (socket: RealtimeSocket): void => {
    const { tenantId, memberId, sessionId } = socket.data.actor;
    const own = memberRoom(tenantId, memberId);
    const present = nsp.adapter.rooms.get(own);
    if (present && present.size >= maxSocketsPerMember)
      for (const oldest of present) {
        nsp.sockets.get(oldest)?.disconnect(true);
        break;
      }

    let isBehind = words.since(own, socket.data.askedAt) !== undefined;
    const rooms = [own, sessionRoom(sessionId)];
    for (const { channelId, version, floor } of socket.data.channels ?? []) {
      // The room has moved past what this socket's channels were read at, and a removal may be among what passed: such a
      // channel is joined only once the membership has been read again.
      if (streams.follow(tenantId, channelId, version) > version) isBehind = true;
      else {
        streams.hideUpTo(tenantId, channelId, memberId, floor);
        rooms.push(channelRoom(tenantId, channelId));
      }
    }
    socket.data.channels = null;
    void socket.join(rooms);
    if (!sessions.joined(socket)) return;
    if (isBehind) memberships.recheck(tenantId, memberId);

    socket.onAny(onAny);
    socket.on('disconnect', onDisconnect);
    forgetRequest(socket);
    watchers.watchOneself(socket);
    board.connect({ tenantId, memberId, deviceId: socket.id });
  };
}
