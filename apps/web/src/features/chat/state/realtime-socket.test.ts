import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSocket } from './realtime-socket.ts';

let http: HttpServer;
let io: Server;
let url: string;

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { transports: ['websocket'] });
  io.use((socket, next) => {
    if (socket.handshake.auth['ticket'] === 'good') return next();
    next(Object.assign(new Error('no'), { data: { code: 'UNAUTHENTICATED' } }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await io.close();
});

const buildListener = () => ({ onOpen: vi.fn(), onRefused: vi.fn(), onClose: vi.fn(), onEvent: vi.fn() });
const open = (ticket: string, listener: ReturnType<typeof buildListener>, at = url) =>
  openSocket({ url: at, ticket, expiresAt: '' }, 'request-id-1', listener);

test('with a good ticket it opens, asks, hears and is told of the end', async () => {
  io.on('connection', (socket) => {
    expect(socket.handshake.auth['requestId']).toBe('request-id-1');
    socket.on('sync', (input: unknown, reply: (answer: unknown) => void) => reply({ ok: true, input }));
    socket.on('silent', () => {});
    socket.emit('channel.typing', { channelId: 'a', memberId: 'ana' });
  });
  const listener = buildListener();
  const socket = open('good', listener);
  await vi.waitFor(() => expect(listener.onEvent).toHaveBeenCalledWith('channel.typing', { channelId: 'a', memberId: 'ana' }));
  expect(listener.onOpen).toHaveBeenCalledOnce();
  expect(await socket.ask('sync', { channels: {} }, 1_000)).toEqual({ ok: true, input: { channels: {} } });
  await expect(socket.ask('silent', {}, 50)).rejects.toThrow();
  io.disconnectSockets(true);
  await vi.waitFor(() => expect(listener.onClose).toHaveBeenCalledOnce());
  expect(socket.isOpen()).toBe(false);
});

test('a refusal of the server has its code; nobody being there has none', async () => {
  const refused = buildListener();
  open('bad', refused);
  await vi.waitFor(() => expect(refused.onRefused).toHaveBeenCalledExactlyOnceWith('UNAUTHENTICATED'));
  const blocked = buildListener();
  open('good', blocked, 'http://127.0.0.1:9');
  await vi.waitFor(() => expect(blocked.onRefused).toHaveBeenCalledExactlyOnceWith(null));
  expect(blocked.onClose).not.toHaveBeenCalled();
});

test('one that was closed from here says nothing more', async () => {
  const listener = buildListener();
  const socket = open('good', listener);
  await vi.waitFor(() => expect(listener.onOpen).toHaveBeenCalledOnce());
  socket.close();
  await vi.waitFor(() => expect(io.sockets.sockets.size).toBe(0));
  expect(listener.onClose).not.toHaveBeenCalled();
});
