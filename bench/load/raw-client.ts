import { connect, type Socket } from 'node:net';

/**
 * A chat client that costs as little as possible, so that the server is what is measured: raw TCP, WebSocket frames cut
 * apart by hand, and only two things read out of a message: that it is one, and the time written into its text.
 */
export type Dialect = 'socket.io' | 'ws';
export type RawClient = {
  send(room: string, body: string): void;
  ask(name: string, payload: unknown): Promise<string>;
  destroy(): void;
};
export type RawClientOptions = {
  port: number;
  dialect: Dialect;
  auth: object;
  /** Names of the acts; the peers have plain ones, Parley those of its contract. */
  sendName: string;
  toPayload(room: string, body: string): object;
  onDelivery(sentAtUs: number): void;
  onAnswer(isOk: boolean): void;
};

/** Stands before the microseconds in every text: no id, name or key contains it. */
export const timeMark = '~';
const timeDigits = 16;
export const nowUs = (): number => Number(process.hrtime.bigint() / 1_000n);
export const stamped = (rest: string): string => `${timeMark}${String(nowUs()).padStart(timeDigits, '0')}${timeMark}${rest}`;

const upgrade = (path: string, port: number) =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n`;

export function openRawClient(options: RawClientOptions): Promise<RawClient> {
  const isSocketIo = options.dialect === 'socket.io';
  const { port } = options;
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const waiting = new Map<number, (text: string) => void>();
    let nextId = 0;
    let isUpgraded = false;
    let rest: Buffer = Buffer.alloc(0);

    const fail = (why: string) => {
      socket.destroy();
      reject(new Error(why));
    };
    const onText = isSocketIo ? onSocketIoText : onWsText;
    const client: RawClient = {
      send: (room, body) => {
        const payload = options.toPayload(room, body);
        if (isSocketIo) writeText(socket, `42${nextId++}${JSON.stringify([options.sendName, payload])}`);
        else writeText(socket, JSON.stringify({ type: options.sendName, id: nextId++, ...payload }));
      },
      ask: (name, payload) =>
        new Promise((answer) => {
          waiting.set(nextId, answer);
          writeText(socket, `42${nextId++}${JSON.stringify([name, payload])}`);
        }),
      destroy: () => socket.destroy(),
    };

    socket.once('connect', () => socket.write(upgrade(isSocketIo ? '/socket.io/?EIO=4&transport=websocket' : '/', port)));
    socket.once('error', (error) => fail(error.message));
    socket.once('close', () => fail('the server closed the connection'));
    socket.on('data', (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      if (!isUpgraded) {
        const end = rest.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!rest.subarray(0, 12).toString('latin1').endsWith('101')) return fail(rest.subarray(0, 40).toString('latin1'));
        isUpgraded = true;
        rest = rest.subarray(end + 4);
        if (!isSocketIo) writeText(socket, JSON.stringify({ type: 'join', ...options.auth }));
      }
      readFrames();
    });

    function readFrames() {
      let at = 0;
      while (rest.length - at >= 2) {
        let length = (rest[at + 1] ?? 0) & 0x7f;
        let header = 2;
        if (length === 126) {
          if (rest.length - at < 4) break;
          length = rest.readUInt16BE(at + 2);
          header = 4;
        } else if (length === 127) {
          if (rest.length - at < 10) break;
          length = Number(rest.readBigUInt64BE(at + 2));
          header = 10;
        }
        if (rest.length - at < header + length) break;
        onText(rest, at + header, at + header + length);
        at += header + length;
      }
      if (at > 0) rest = rest.subarray(at);
    }

    // '4' message, then '2' event, '3' answer, '0' signed on, '4' refused; '2' alone is a ping; '0' opens the engine.
    function onSocketIoText(bytes: Buffer, from: number, to: number) {
      const first = bytes[from];
      if (first === 0x34) {
        const second = bytes[from + 1];
        if (second === 0x32) {
          if (bytes[from + 4] === 0x6d) readTime(bytes, from, to);
        } else if (second === 0x33) onAnswer(bytes.toString('utf8', from + 2, to));
        else if (second === 0x30) resolve(client);
        else fail(bytes.toString('utf8', from, to));
      } else if (first === 0x32) writeText(socket, '3');
      else if (first === 0x30) writeText(socket, `40${JSON.stringify(options.auth)}`);
    }

    // {"type":"message"…, {"type":"ack"…, {"type":"joined"…
    function onWsText(bytes: Buffer, from: number, to: number) {
      const kind = bytes[from + 9];
      if (kind === 0x6d) readTime(bytes, from, to);
      else if (kind === 0x61) options.onAnswer(true);
      else if (kind === 0x6a) resolve(client);
    }

    function readTime(bytes: Buffer, from: number, to: number) {
      const mark = bytes.indexOf(0x7e, from);
      if (mark < 0 || mark >= to) return;
      let us = 0;
      for (let i = mark + 1; i <= mark + timeDigits; i += 1) us = us * 10 + ((bytes[i] ?? 48) - 48);
      options.onDelivery(us);
    }

    function onAnswer(text: string) {
      const bracket = text.indexOf('[');
      const id = Number(text.slice(0, bracket));
      const wanted = waiting.get(id);
      if (!wanted) return options.onAnswer(text.includes('"ok":true', bracket));
      waiting.delete(id);
      wanted(text.slice(bracket));
    }
  });
}

/** A text frame with a mask of zeros: allowed, and the text stays as it is. */
function writeText(socket: Socket, text: string): void {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 6 : 8;
  if (length > 65_535) throw new Error('too long for the load generator');
  const frame = Buffer.alloc(header + length);
  frame[0] = 0x81;
  if (header === 6) frame[1] = 0x80 | length;
  else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  }
  frame.write(text, header);
  socket.write(frame);
}
