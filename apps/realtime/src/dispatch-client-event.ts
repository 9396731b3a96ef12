import { clientEvents, type Answer, type ClientEventInput, type ClientEventName } from '@parley/contract/client-events';
import type { ErrorBody } from '@parley/contract/error-code';
import { AppError, notFound, toErrorBody } from '@parley/core/app-error';
import { bus } from '@parley/core/bus/bus';
import { handleClientEvent } from '@parley/core/client-event/handle-client-event';
import { log, withRequest } from '@parley/core/log';
import { seenMembers } from '@parley/core/member/list-members';
import type { PresenceBoard } from '@parley/core/presence/presence-board';
import { requireStatusWithinRules } from '@parley/core/presence/require-status-within-rules';
import { closeConnection } from './connection-internals.ts';
import type { PresenceWatchers } from './presence-watchers.ts';
import type { RealtimeSocket } from './realtime-socket.ts';
import { channelRoom } from './rooms.ts';
import { takeToken } from './token-bucket.ts';

export const socketRate = { perSecond: 20, burst: 40 };
const typingEveryMs = 1_000;
/** Somebody who goes on this far beyond the rate is not a person in a hurry. */
const refusalsBeforeCut = 500;

type Reply = (answer: Answer<object>) => void;
type Local = { [Name in ClientEventName]?: (socket: RealtimeSocket, input: ClientEventInput<Name>) => Promise<object> };

/**
 * The one way in for everything that a client sends. What concerns only the moment (typing, presence) is dealt with on
 * this node; all else is the use case's, as over HTTP. Nothing that a client sends gets an exception past here.
 */
export function clientEventDispatcher({ board, watchers }: { board: PresenceBoard; watchers: PresenceWatchers }) {
  const local: Local = {
    'channel.typing': async (socket, { channelId }) => {
      const { tenantId, memberId } = socket.data.actor;
      if (!socket.rooms.has(channelRoom(tenantId, channelId))) throw notFound('channel');
      if (mayTellTyping(socket, channelId)) bus().announce({ kind: 'typing', tenantId, channelId, memberId });
      return {};
    },
    'presence.set': async (socket, input) => {
      const { tenantId, memberId } = socket.data.actor;
      await requireStatusWithinRules(socket.data.actor, input);
      return { presence: await board.set({ tenantId, memberId, deviceId: socket.id }, input) };
    },
    'presence.watch': async (socket, { memberIds }) => {
      const visible = await seenMembers(socket.data.actor, memberIds);
      return { presences: socket.connected ? await watchers.watch(socket, visible) : [] };
    },
  };

  const answer = async (socket: RealtimeSocket, name: ClientEventName, payload: unknown): Promise<Answer<object>> => {
    const handle = local[name] as ((socket: RealtimeSocket, input: unknown) => Promise<object>) | undefined;
    if (!handle) return handleClientEvent(socket.data.actor, name, payload);
    const input = clientEvents[name].input.safeParse(payload);
    if (!input.success) return refuse({ code: 'INVALID', message: input.error.issues[0]?.message ?? 'This cannot be understood.' });
    return { ok: true, ...(await handle(socket, input.data)) };
  };

  return function onAny(this: RealtimeSocket, name: string, ...args: unknown[]): void {
    const reply = args.at(-1);
    const waitMs = takeToken(this.data.bucket, socketRate);
    if (waitMs > 0 && ++this.data.refusals > refusalsBeforeCut) return closeConnection(this);
    // Without an acknowledgement there is nobody to answer, and nothing is done either.
    if (typeof reply !== 'function') return;
    const send = reply as Reply;
    if (waitMs > 0)
      return send(refuse({ code: 'RATE_LIMITED', message: 'Too much at once. Wait a moment.', retryAfterMs: waitMs }));
    if (!isClientEvent(name) || args.length > 2) return send(refuse({ code: 'INVALID', message: 'There is no such event.' }));
    noteUse(this, name, args[0]);
    withRequest({ requestId: this.data.requestId }, () => {
      answer(this, name, args.length === 2 ? args[0] : undefined).then(send, (error: unknown) => {
        if (!(error instanceof AppError)) log.error({ err: error, event: name }, 'a client event failed');
        send(refuse(toErrorBody(error)));
      });
    });
  };
}

/**
 * Whether somebody is at this device, for firms that end idle sessions: it says itself when it has been left alone. What a page
 * asks without a hand on it changes nothing about that.
 */
function noteUse(socket: RealtimeSocket, name: ClientEventName, payload: unknown): void {
  if (name === 'presence.set') {
    const isLeft = typeof payload === 'object' && payload !== null && 'state' in payload && payload.state === 'away';
    socket.data.leftAt = isLeft ? (socket.data.leftAt ?? new Date()) : null;
  } else if (byHand.has(name)) socket.data.leftAt = null;
}
const byHand = new Set<ClientEventName>(['message.send', 'message.edit', 'message.delete', 'message.react', 'channel.typing']);

function isClientEvent(name: unknown): name is ClientEventName {
  return typeof name === 'string' && Object.hasOwn(clientEvents, name);
}

const refuse = (error: ErrorBody): Answer<object> => ({ ok: false, error });

function mayTellTyping(socket: RealtimeSocket, channelId: string): boolean {
  const typedAt = (socket.data.typedAt ??= new Map());
  const now = Date.now();
  if (now - (typedAt.get(channelId) ?? 0) < typingEveryMs) return false;
  if (typedAt.size >= 50) typedAt.clear();
  typedAt.set(channelId, now);
  return true;
}
