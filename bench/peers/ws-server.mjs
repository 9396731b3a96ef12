import { WebSocketServer } from 'ws';

/** Bare ws: rooms as sets, one string per message. Below this only the operating system is left. */
const rooms = new Map();
const server = new WebSocketServer({ port: Number(process.argv[2]), host: '127.0.0.1', perMessageDeflate: false });
let count = 0;

server.on('connection', (socket) => {
  let name = '';
  let own = [];
  socket.on('message', (data) => {
    const packet = JSON.parse(data);
    if (packet.type === 'join') {
      ({ name, rooms: own } = packet);
      for (const room of own) {
        const inside = rooms.get(room);
        if (inside) inside.add(socket);
        else rooms.set(room, new Set([socket]));
      }
      socket.send('{"type":"joined"}');
      return;
    }
    const text = JSON.stringify({
      type: 'message',
      id: ++count,
      room: packet.room,
      author: name,
      body: packet.body,
      at: Date.now(),
    });
    for (const member of rooms.get(packet.room) ?? []) member.send(text, { binary: false });
    socket.send(JSON.stringify({ type: 'ack', id: packet.id }));
  });
  socket.on('close', () => {
    for (const room of own) rooms.get(room)?.delete(socket);
  });
});
server.on('listening', () => process.send?.('listening'));
