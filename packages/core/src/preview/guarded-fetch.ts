import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import { isPublicAddress } from './public-address.ts';
import { readBody } from './read-body.ts';

/** Why nothing was fetched. Never told to the author: it would say what stands inside. */
export class NotFetched extends Error {}

export type GuardOptions = {
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<string[]>;
  /** For tests: ports besides 80 and 443. */
  ports?: number[];
  /** For tests: where the machine stands that answers for an address that has passed the check. */
  dial?: (address: string, port: number) => { host: string; port: number };
};
export type Fetched = { url: string; mime: string; charset: string | null; bytes: Buffer; isWhole: boolean };

const redirectsMax = 3;
const timeoutMs = 3_000;
const addressMax = 2_048;
const resolveBySystem = async (name: string) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Fetches what an address given by a person shows to anybody. The name is resolved once, every answer must be public, and the
 * connection goes to that very answer: a name that answers differently a moment later gains nothing. Each redirect is judged
 * in the same way. All of it together takes three seconds at most and reads `maxBytes`; cookies and credentials there are none.
 */
export async function guardedFetch(
  address: string,
  want: { types: RegExp; maxBytes: number },
  options: GuardOptions = {},
): Promise<Fetched> {
  const signal = AbortSignal.timeout(timeoutMs);
  const dispatcher = new Agent({
    connect: guardedConnector(options, signal),
    maxHeaderSize: 16_384,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    pipelining: 0,
  });
  try {
    for (let url = judgeUrl(address, options), left = redirectsMax; ; left -= 1) {
      const response = await request(url, { dispatcher, signal, headers: { ...headers, accept: '*/*' } });
      const next = redirectOf(response, url);
      if (!next) return { url: url.href, ...(await readWanted(response, want, signal)) };
      response.body.on('error', () => undefined).destroy();
      if (left === 0) throw new NotFetched('too many redirects');
      url = judgeUrl(next, options);
    }
  } catch (error) {
    throw error instanceof NotFetched ? error : new NotFetched('no usable answer', { cause: error });
  } finally {
    await dispatcher.destroy();
  }
}

const headers = { 'user-agent': 'Parley link preview', 'accept-encoding': 'gzip, br', 'accept-language': 'en' };

/** The parser knows every spelling of an address (decimal, octal, hexadecimal, full-width) and leaves only the plain one. */
function judgeUrl(address: string, { ports = [] }: GuardOptions): URL {
  if (address.length > addressMax || !URL.canParse(address)) throw new NotFetched('no address');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new NotFetched('another scheme');
  if (url.username !== '' || url.password !== '') throw new NotFetched('credentials');
  // The parser leaves the scheme's own port out; 443 without and 80 with TLS are nobody's web server.
  if (url.port !== '' && !ports.includes(Number(url.port))) throw new NotFetched('another port');
  url.hash = '';
  return url;
}

/** Connects only to public addresses, and to the very one that was checked. */
export function guardedConnector({ resolve = resolveBySystem, dial }: GuardOptions, signal: AbortSignal): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs });
  return (target, done) => {
    const name = target.hostname.replace(/^\[(.*)\]$/, '$1');
    const fail = (error: unknown) => done(error instanceof Error ? error : new Error('no connection'), null);
    publicAddressOf(name, resolve, signal).then((checked) => {
      const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
      const to = dial?.(checked, port) ?? { host: checked, port };
      // The certificate must still be the name's.
      const servername = isIP(name) ? undefined : name;
      connect({ ...target, hostname: to.host, port: String(to.port), servername }, done);
    }, fail);
  };
}

/** One inside address among the answers condemns the name. */
async function publicAddressOf(name: string, resolve: (name: string) => Promise<string[]>, signal: AbortSignal): Promise<string> {
  const answers = isIP(name) ? [name] : await Promise.race([resolve(name), aborted(signal)]);
  const [first] = answers;
  if (first === undefined || !answers.every(isPublicAddress)) throw new NotFetched('not a public address');
  return first;
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const stop = () => reject(new NotFetched('too slow'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

function redirectOf({ statusCode, headers: { location } }: Dispatcher.ResponseData, from: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null;
  if (typeof location !== 'string' || !URL.canParse(location, from.href)) throw new NotFetched('a redirect to nowhere');
  return new URL(location, from).href;
}

async function readWanted(
  response: Dispatcher.ResponseData,
  { types, maxBytes }: { types: RegExp; maxBytes: number },
  signal: AbortSignal,
): Promise<Omit<Fetched, 'url'>> {
  const type = String(response.headers['content-type'] ?? '').toLowerCase();
  const mime = type.split(';')[0]?.trim() ?? '';
  const encoding = String(response.headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  if (response.statusCode !== 200 || !types.test(mime)) {
    response.body.on('error', () => undefined).destroy();
    throw new NotFetched(`${response.statusCode} ${mime}`);
  }
  const charset = /charset\s*=\s*["']?([\w-]{1,40})/.exec(type)?.[1] ?? null;
  return { mime, charset, ...(await readBody(response.body, { encoding, maxBytes, signal })) };
}
