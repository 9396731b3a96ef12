import { createServer } from 'node:http';
import { Server } from 'socket.io';

/** Bare Socket.IO: rooms and nothing else. Stores nothing, checks nothing: the physical limit of the library. */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false, httpCompression: false });
let count = 0;

io.on('connection', (socket) => {
  const { name, rooms } = socket.handshake.auth;
  void socket.join(rooms);
  socket.on('send', ({ room, body }, answer) => {
    const message = { id: ++count, room, author: name, body, at: Date.now() };
    io.to(room).emit('message', message);
    answer({ ok: true, id: message.id });
  });
});

http.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('listening'));
