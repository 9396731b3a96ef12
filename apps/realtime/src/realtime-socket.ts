import type { ServerEvents } from '@parley/contract/server-events';
import type { Actor } from '@parley/core/actor';
import type { ChannelVersion } from '@parley/core/realtime/open-connection';
import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import type { TokenBucket } from './token-bucket.ts';

/** What a node keeps beside each socket. */
export type SocketData = {
  actor: Actor;
  /** When its member was looked up, by `performance.now()`. */
  askedAt: number;
  requestId: string;
  /** Where it comes from; a firm may let in certain networks only. */
  address: string;
  /** When its person last did something; null while they are at the device. */
  leftAt: Date | null;
  bucket: TokenBucket;
  /** When this socket last said that its member is typing, by channel; null until it does. */
  typedAt: Map<string, number> | null;
  /** How often this socket was told to slow down. */
  refusals: number;
  /** What waited to be read by the other side at the last look; null when nothing did. */
  outflow: Outflow | null;
  /** The channels at sign-on, until they are joined. */
  channels: ChannelVersion[] | null;
};

/** In bytes: still here, and handed to the network; and since when the latter has stood still. */
export type Outflow = { waiting: number; sent: number; movedAt: number };

export type RealtimeServer = Server<DefaultEventsMap, ServerEvents, DefaultEventsMap, SocketData>;
export type RealtimeNamespace = Namespace<DefaultEventsMap, ServerEvents, DefaultEventsMap, SocketData>;
export type RealtimeSocket = Socket<DefaultEventsMap, ServerEvents, DefaultEventsMap, SocketData>;
