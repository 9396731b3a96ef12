import type { LogEvent } from '@parley/contract/server-events';
import { Encoder } from 'socket.io-parser';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { encodeFrame } from './encode-frame.ts';

test.each([1, 60, 20_000, 70_000])('a frame around %i characters is what Socket.IO and ws themselves would send', (length) => {
  const payload = { channelId: 'c', memberId: 'ä€😀'.repeat(length) };
  const [packet] = new Encoder().encode({ type: 2, nsp: '/', data: ['channel.typing', payload] });
  const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };
  const expected = Sender.frame(Buffer.from(`4${packet}`), { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true });
  expect(encodeFrame('channel.typing', payload).equals(Buffer.concat(expected))).toBe(true);
});

test('every log event has a payload that survives the wire', () => {
  const event = {
    name: 'message.created',
    payload: { channelId: 'c', version: 1, message: { body: '"\\\u2028' } },
  } as unknown as LogEvent;
  const text = encodeFrame(event.name, event.payload).subarray(2).toString();
  expect(JSON.parse(text.slice(2))).toEqual([event.name, event.payload]);
});
