import type { ServerEventName, ServerEventPayload } from '@parley/contract/server-events';

/**
 * One server event as the bytes that go onto the wire: an unmasked WebSocket text frame (RFC 6455, section 5.2) around
 * an Engine.IO message (`4`) around a Socket.IO event of the main namespace (`2`). Frames laid end to end are still frames.
 */
export function encodeFrame<Name extends ServerEventName>(name: Name, payload: ServerEventPayload<Name>): Buffer {
  const text = `42${JSON.stringify([name, payload])}`;
  const length = Buffer.byteLength(text);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = 0x81;
  if (headerLength === 2) {
    frame[1] = length;
  } else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerLength);
  return frame;
}
