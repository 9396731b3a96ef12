import net from 'node:net';

/**
 * Sends each new connection to the next of several ports, as a plain balancer in front of realtime nodes does. A browser
 * whose user agent says `node/2` always gets the second one, so that a test knows who is where.
 */
export type Balancer = {
  port: number;
  close(): Promise<void>;
};

export function roundRobin(ports: () => number[]): Promise<Balancer> {
  let turn = 0;
  const clients = new Set<net.Socket>();
  const server = net.createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', (first) => {
      client.pause();
      const head = first.toString('latin1');
      const targets = ports();
      const node = Number(/node\/(\d)/.exec(head)?.[1] ?? (turn++ % targets.length) + 1);
      const upstream = net.connect(targets[node - 1] ?? 0, '127.0.0.1');
      clients.add(client);
      upstream.on('error', () => client.destroy());
      upstream.on('close', () => client.destroy());
      client.on('close', () => {
        clients.delete(client);
        upstream.destroy();
      });
      upstream.write(first);
      client.pipe(upstream).pipe(client);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      resolve({
        port,
        close: () =>
          new Promise((done) => {
            for (const client of clients) client.destroy();
            server.close(() => done());
          }),
      });
    });
  });
}
