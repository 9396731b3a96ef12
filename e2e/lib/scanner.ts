import { connect, createServer, type Socket } from 'node:net';
import { startClamd } from '../../packages/core/test/files/clamd.ts';

/** A file with these words in it meets a scanner that is away. */
export const unanswered = 'the scanner is away for this file';
export type Scanner = { url: string; close(): Promise<void> };

/** Debian's scanner behind a door that shuts on some files, so that one firm's scanner can be away while another's is not. */
export async function startScanner(port = 0): Promise<Scanner> {
  const clamd = await startClamd();
  const open = new Set<Socket>();
  const server = createServer((asker) => {
    const scanner = connect({ path: clamd.url.slice('unix:'.length) });
    for (const socket of [asker, scanner]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => [asker, scanner].forEach((each) => each.destroy()));
    }
    asker.on('data', (chunk: Buffer) => {
      if (!chunk.includes(unanswered)) return void scanner.write(chunk);
      asker.destroy();
      scanner.destroy();
    });
    scanner.pipe(asker);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `tcp://127.0.0.1:${typeof address === 'object' ? address?.port : port}`,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await clamd.stop();
    },
  };
}
