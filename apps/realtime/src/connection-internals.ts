import type { RealtimeSocket } from './realtime-socket.ts';

/**
 * What we use of Socket.IO's engine beyond its public types, in one place: a version that moves these turns the
 * tests of `room-emitter` and `slow-consumers` red.
 */
type Engine = {
  request: unknown;
  readyState: string;
  writeBuffer: { data?: string; options?: FrameOptions }[];
  transport: { socket: WebSocketInternals };
  write(data: string, options: FrameOptions): void;
  close(): void;
};
type WebSocketInternals = {
  readyState: number;
  bufferedAmount: number;
  _socket: { bytesWritten: number } | null;
  _sender: { sendFrame(frames: Buffer[]): void };
  terminate(): void;
};
type FrameOptions = { compress: false; wsPreEncodedFrame?: Buffer[] };

const engineOf = (socket: RealtimeSocket) => socket.conn as unknown as Engine;

export type Frames = { data: ''; options: { compress: false; wsPreEncodedFrame: Buffer[] } };
const openState = 1;

/** Ready-made WebSocket frames, to be written as they are to any number of sockets. */
export const toFrames = (bytes: Buffer): Frames => ({ data: '', options: { compress: false, wsPreEncodedFrame: [bytes] } });

/**
 * Writes frames to a socket. When nothing waits in the engine they go past its queue and its events straight to the
 * WebSocket, as the engine itself would send them: a quarter of what a delivery costs outside the kernel.
 */
export function writeFrames(socket: RealtimeSocket, { data, options }: Frames): void {
  const engine = engineOf(socket);
  const webSocket = engine.transport.socket;
  if (engine.writeBuffer.length === 0 && engine.readyState === 'open' && webSocket.readyState === openState)
    webSocket._sender.sendFrame(options.wsPreEncodedFrame);
  else engine.write(data, options);
}

/** Bytes that wait because the other side does not read. */
export function waitingBytes(socket: RealtimeSocket): number {
  const { transport, writeBuffer } = engineOf(socket);
  let bytes = transport.socket.bufferedAmount;
  for (const { data, options } of writeBuffer) bytes += options?.wsPreEncodedFrame?.[0]?.length ?? data?.length ?? 0;
  return bytes;
}

/** Bytes that the operating system has taken over so far. */
export function sentBytes(socket: RealtimeSocket): number {
  const { _socket: tcp, bufferedAmount } = engineOf(socket).transport.socket;
  return tcp ? tcp.bytesWritten - bufferedAmount : 0;
}

/** Ends a connection whose other side does not read: nothing that waits would get through, a farewell neither. */
export function cutConnection(socket: RealtimeSocket): void {
  engineOf(socket).transport.socket.terminate();
}

/** Closes the connection as a network would, so that the client comes back by itself (after `disconnect` it does not). */
export function closeConnection(socket: RealtimeSocket): void {
  engineOf(socket).close();
}

/** The HTTP request of the upgrade is not needed any more and is the larger part of an idle connection's memory. */
export function forgetRequest(socket: RealtimeSocket): void {
  engineOf(socket).request = null;
  (socket as unknown as { handshake: unknown }).handshake = noHandshake;
}
const noHandshake = Object.freeze({ headers: {}, query: {}, auth: {} });
