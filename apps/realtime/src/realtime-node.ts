import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forgetBarriers } from '@parley/core/barrier/held-barriers';
import { withoutHidden } from '@parley/core/barrier/hidden-people';
import { forgetRules } from '@parley/core/boundary-rule/held-rules';
import { forgetLabels } from '@parley/core/label/held-labels';
import type { Announcement } from '@parley/core/bus/announcement';
import type { Bus } from '@parley/core/bus/bus';
import { log } from '@parley/core/log';
import type { PresenceBoard } from '@parley/core/presence/presence-board';
import { Server } from 'socket.io';
import { connectionAdmission, type AdmissionOptions } from './admit-connection.ts';
import { authenticate } from './authenticate.ts';
import { clientEventDispatcher } from './dispatch-client-event.ts';
import { cutConnection } from './connection-internals.ts';
import { closeGradually } from './close-gradually.ts';
import { createMemberships } from './memberships.ts';
import { presenceWatchers } from './presence-watchers.ts';
import type { RealtimeServer } from './realtime-socket.ts';
import { createRecentWords } from './recent-words.ts';
import { roomEmitter } from './room-emitter.ts';
import { channelRoom, memberRoom } from './rooms.ts';
import { createSessions } from './sessions.ts';
import { signOn } from './sign-on.ts';
import { watchSlowConsumers } from './slow-consumers.ts';
import { createStreams } from './streams.ts';

export type NodeOptions = {
  port: number;
  bus: Bus;
  board: PresenceBoard;
  admission: AdmissionOptions;
  health(): Promise<{ ok: boolean; database: boolean; bus: boolean; version: string }>;
};

export type RealtimeNode = { port: number; connections(): number; close(): Promise<void> };

/** One node of the realtime service, listening. `close` sends its clients elsewhere, a few at a time, and ends. */
export async function startNode(options: NodeOptions): Promise<RealtimeNode> {
  const { bus, board } = options;
  let isLeaving = false;

  const http = createServer({ headersTimeout: 10_000, requestTimeout: 10_000, keepAliveTimeout: 5_000 }, (request, response) => {
    void answerHttp(request, response, async () => {
      const health = await options.health();
      return { ...health, ok: health.ok && !isLeaving };
    });
  });
  const admit = connectionAdmission(options.admission);
  const io: RealtimeServer = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 64 * 1024,
    connectTimeout: 5_000,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    allowRequest: (request, decide) => {
      const refusal = isLeaving ? 'leaving' : admit(request);
      if (refusal) {
        log.info({ refusal, origin: request.headers.origin }, 'a connection is refused');
        // The engine would answer 400 to everything; its own answer is left out once the socket has been ended.
        request.socket.end(`HTTP/1.1 ${refusalStatus[refusal]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      }
      decide(refusal, refusal === null);
    },
  });
  const nsp = io.of('/');
  const emitter = roomEmitter(nsp);
  const watchers = presenceWatchers(board, emitter);
  const words = createRecentWords();
  const memberships = createMemberships(nsp, () => streams, words);
  const streams = createStreams({ nsp, emitter, onMembershipChanged: memberships.changedByLog });
  const sessions = createSessions(nsp, words);
  const slowConsumers = watchSlowConsumers(nsp);

  io.use((socket, next) => void authenticate(socket, next, options.admission.trustedProxies));
  const onSignedOn = signOn({
    nsp,
    streams,
    memberships,
    sessions,
    words,
    board,
    watchers,
    onAny: clientEventDispatcher({ board, watchers }),
  });
  io.on('connection', (socket) => {
    try {
      onSignedOn(socket);
    } catch (error) {
      log.error({ err: error }, 'a socket could not be signed on');
      cutConnection(socket);
    }
  });

  const hear = (announcement: Announcement): void => {
    switch (announcement.kind) {
      case 'log':
        return streams.hear(announcement);
      case 'typing': {
        const { tenantId, channelId, memberId } = announcement;
        nsp
          .to(channelRoom(tenantId, channelId))
          .except(memberRoom(tenantId, memberId))
          .volatile.emit('channel.typing', { channelId, memberId });
        return;
      }
      case 'read': {
        const { kind: _kind, tenantId, memberId, ...read } = announcement;
        return emitter.emit(memberRoom(tenantId, memberId), 'channel.readElsewhere', read);
      }
      case 'mine':
        return emitter.emit(memberRoom(announcement.tenantId, announcement.memberId), 'my.changed', {
          topics: announcement.topics,
        });
      case 'presence':
        return watchers.hear(announcement.tenantId, announcement.presences);
      case 'session':
        return sessions.hear(announcement);
      case 'member':
        if (announcement.change === 'added') memberships.recheck(announcement.tenantId, announcement.memberId);
        return sessions.hearMember(announcement);
      case 'rules':
        return sessions.hearRules(announcement);
      case 'acceptableUse':
        return sessions.hearText(announcement);
      case 'boundary':
        return forgetRules(announcement.tenantId);
      case 'label':
        return forgetLabels(announcement.tenantId);
      case 'barrier':
        forgetBarriers(announcement.tenantId);
        void watchers
          .rejudge(announcement.tenantId, withoutHidden)
          .catch((error: unknown) => log.warn({ err: error }, 'who watches whom could not be judged again'));
        return;
    }
  };
  const listening = await bus.listen(hear, () => {
    log.warn('announcements may have been missed; everything is looked up again');
    void streams.sweep();
    memberships.recheckAll();
    void sessions.recheck().catch(() => {});
    void watchers.reread().catch(() => {});
  });

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, resolve);
  });

  return {
    port: (http.address() as AddressInfo).port,
    connections: () => nsp.sockets.size,
    close: async () => {
      isLeaving = true;
      await closeGradually(nsp);
      await listening.close();
      for (const part of [streams, memberships, sessions, words, watchers, slowConsumers]) part.close();
      await io.close();
    },
  };
}

const refusalStatus = { origin: '403 Forbidden', rate: '429 Too Many Requests', leaving: '503 Service Unavailable' };

async function answerHttp(
  request: IncomingMessage,
  response: ServerResponse,
  health: () => Promise<{ ok: boolean }>,
): Promise<void> {
  if (request.method !== 'GET' || request.url !== '/api/health') {
    response.writeHead(404).end();
    return;
  }
  const body = await health().catch(() => ({ ok: false }));
  response.writeHead(body.ok ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
