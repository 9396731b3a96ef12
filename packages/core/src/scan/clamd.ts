import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

export type ScanAnswer = { outcome: 'clean' } | { outcome: 'infected'; signature: string };
/** The scanner could not say: it is away, too slow, or refuses the stream. */
export class ScannerAway extends Error {}

const patienceMs = 30_000;

/**
 * Asks clamd about a file over its own protocol: `zINSTREAM`, chunks with a four-byte length before each, a length of zero
 * at the end (clamd(8), INSTREAM). Every answer but a plain OK or a FOUND is no answer.
 */
export function askClamd(url: string, path: string): Promise<ScanAnswer> {
  return new Promise((resolve, reject) => {
    const socket = open(url);
    const file = createReadStream(path, { highWaterMark: 64 * 1024 });
    let answer = '';
    const away = (why: string, cause?: unknown) => {
      file.destroy();
      socket.destroy();
      reject(new ScannerAway(why, { cause }));
    };
    socket.setTimeout(patienceMs, () => away('the scanner took too long'));
    socket.on('error', (error) => away('the scanner cannot be reached', error));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
    socket.on('close', () => {
      file.destroy();
      const said = answer.replace(/\0.*$/s, '').trim();
      const found = /^stream: (.+) FOUND$/.exec(said);
      if (found?.[1]) resolve({ outcome: 'infected', signature: found[1].slice(0, 200) });
      else if (said === 'stream: OK') resolve({ outcome: 'clean' });
      else reject(new ScannerAway(`the scanner answered ${JSON.stringify(said.slice(0, 80))}`));
    });
    socket.on('connect', () => socket.write('zINSTREAM\0'));
    file.on('error', (error) => away('the file cannot be read', error));
    file.on('data', (chunk: string | Buffer) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (socket.write(chunk)) return;
      file.pause();
      socket.once('drain', () => file.resume());
    });
    file.on('end', () => socket.write(Buffer.alloc(4)));
  });
}

/** Whether it answers at all (clamd(8), PING). */
export function isClamdThere(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = open(url);
    const say = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(5_000, () => say(false));
    socket.on('error', () => say(false));
    socket.on('close', () => say(false));
    socket.on('data', (chunk: Buffer) => say(chunk.toString('utf8').startsWith('PONG')));
    socket.on('connect', () => socket.write('zPING\0'));
  });
}

function open(url: string): Socket {
  if (url.startsWith('unix:')) return connect({ path: url.slice('unix:'.length) });
  const { hostname, port } = new URL(url);
  return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
}
