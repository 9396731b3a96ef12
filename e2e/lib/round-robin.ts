import net from 'node:net';

/**
 * Sends each new connection to the next of several ports, as a plain balancer in front of realtime nodes does. A browser
 * whose user agent says `node/2` always gets the second one, so that a test knows who is where.
 */
export type Balancer = {
  port: number;
  /** The nodes, counted from 1, that browsers with this word in their user agent are connected to now. */
  nodesOf(word: string): number[];
  close(): Promise<void>;
};
type Link = { client: net.Socket; node: number; head: string };

export function roundRobin(ports: () => number[]): Promise<Balancer> {
  let turn = 0;
  const links = new Set<Link>();
  const server = net.createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', (first) => {
      client.pause();
      const head = first.toString('latin1');
      const targets = ports();
      const node = Number(/node\/(\d)/.exec(head)?.[1] ?? (turn++ % targets.length) + 1);
      const upstream = net.connect(targets[node - 1] ?? 0, '127.0.0.1');
      const link = { client, node, head };
      links.add(link);
      upstream.on('error', () => client.destroy());
      upstream.on('close', () => client.destroy());
      client.on('close', () => {
        links.delete(link);
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
        nodesOf: (word) => [...links].filter(({ head }) => head.includes(word)).map(({ node }) => node),
        close: () =>
          new Promise((done) => {
            for (const { client } of links) client.destroy();
            server.close(() => done());
          }),
      });
    });
  });
}
