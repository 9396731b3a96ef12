import net from 'node:net';

/** Sends each new connection to the next of several ports, as a plain balancer in front of realtime nodes does. */
export function roundRobin(ports: () => number[]): Promise<{ port: number; close(): Promise<void> }> {
  let turn = 0;
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const targets = ports();
    const port = targets[turn++ % targets.length];
    if (!port) return client.destroy();
    const upstream = net.connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
    return undefined;
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      resolve({
        port,
        close: () =>
          new Promise((done) => {
            for (const socket of open) socket.destroy();
            server.close(() => done());
          }),
      });
    });
  });
}
