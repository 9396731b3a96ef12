import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/**
 * One address in front of several realtime nodes, as a load balancer is: each new connection goes to the next node. A
 * browser whose user agent says `node/2` always gets the second one, so that a test knows who is where; and a browser
 * can be cut off by a word of its user agent.
 */
export type NodeProxy = {
  url: string;
  /** Ends the connections of browsers whose user agent has this word, and refuses new ones until `restore`. */
  cut(word: string): void;
  restore(word: string): void;
  /** The nodes (counted from 1) that browsers with this word are connected to now. */
  nodesOf(word: string): number[];
  close(): Promise<void>;
};

type Link = { browser: Socket; node: number; head: string };

export async function startNodeProxy(ports: number[]): Promise<NodeProxy> {
  const links = new Set<Link>();
  const cutWords = new Set<string>();
  let next = 0;

  const server = createServer((browser) => {
    browser.on('error', () => browser.destroy());
    browser.once('data', (first) => {
      browser.pause();
      const head = first.toString('latin1');
      if ([...cutWords].some((word) => head.includes(word))) return browser.destroy();
      const wanted = Number(head.match(/node\/(\d)/)?.[1] ?? 0);
      const node = wanted || (next++ % ports.length) + 1;
      const upstream = connect(ports[node - 1] ?? 0, '127.0.0.1');
      const link = { browser, node, head };
      links.add(link);
      upstream.on('error', () => browser.destroy());
      upstream.on('close', () => browser.destroy());
      browser.on('close', () => {
        links.delete(link);
        upstream.destroy();
      });
      upstream.write(first);
      browser.pipe(upstream);
      upstream.pipe(browser);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut(word) {
      cutWords.add(word);
      for (const { browser, head } of links) if (head.includes(word)) browser.destroy();
    },
    restore: (word) => void cutWords.delete(word),
    nodesOf: (word) => [...links].filter(({ head }) => head.includes(word)).map(({ node }) => node),
    close: async () => {
      for (const { browser } of links) browser.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
