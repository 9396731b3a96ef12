import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { guardedFetch, NotFetched, type GuardOptions } from './guarded-fetch.ts';

// Two servers on loopback. The canary stands for what is inside: it must never hear anything. The page stands for the open
// internet: it is dialled in place of a public address, after that address has passed the same check as always.
const publicAddress = '93.184.216.34';
let heard = 0;
let answer: RequestListener = (_, response) => response.end();
const canary = createServer((_, response) => {
  heard += 1;
  response.setHeader('content-type', 'text/html').end('<title>inside</title>');
});
const page = createServer((request, response) => answer(request, response));
const portOf = (server: typeof canary) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  for (const server of [canary, page]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => (heard = 0));
afterAll(() => {
  for (const server of [canary, page]) {
    server.closeAllConnections();
    server.close();
  }
});

const html = { types: /^text\/html$/, maxBytes: 1_000_000 };
const outside = (more: GuardOptions = {}): GuardOptions => ({
  ports: [portOf(canary)],
  resolve: async () => [publicAddress],
  dial: (address, port) => (address === publicAddress ? { host: '127.0.0.1', port: portOf(page) } : { host: address, port }),
  ...more,
});
const says =
  (body: string | Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    for (const [name, value] of Object.entries({ 'content-type': 'text/html', ...headers })) response.setHeader(name, value);
    response.end(body);
  };
async function mustFail(address: string, options: GuardOptions = outside()): Promise<void> {
  await expect(guardedFetch(address, html, options)).rejects.toBeInstanceOf(NotFetched);
  expect(heard).toBe(0);
}

test('a page of the open internet is fetched; the canary is heard when nothing guards it', async () => {
  answer = says('<title>hello</title>');
  const { bytes, mime, isWhole } = await guardedFetch('http://page.example/', html, outside());
  expect([bytes.toString(), mime, isWhole]).toEqual(['<title>hello</title>', 'text/html', true]);
  await fetch(`http://127.0.0.1:${portOf(canary)}/`);
  expect(heard).toBe(1);
});

const inside = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '127.000.000.001',
  '127.0.0.1.',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '%31%32%37.0.0.1',
  '127.9.9.9',
  '0',
  '0.0.0.0',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fc00::1]',
  '224.0.0.1',
  '255.255.255.255',
];
test.each(inside)('%s is not connected to', async (host) => {
  await mustFail(`http://${host}:${portOf(canary)}/`);
  await mustFail(`https://${host}/`);
});

test.each(['localhost', 'localhost.', 'LOCALHOST'])('the name %s leads nowhere', async (name) => {
  await mustFail(`http://${name}:${portOf(canary)}/`, { ports: [portOf(canary)] });
});

test.each([
  ['loopback', ['127.0.0.1']],
  ['loopback in IPv6', ['::1']],
  ['loopback in disguise', ['::ffff:127.0.0.1']],
  ['metadata', ['169.254.169.254']],
  ['something private', ['192.168.1.10']],
  ['something public first and loopback second', [publicAddress, '127.0.0.1']],
  ['nothing', []],
  ['what is no address', ['0x7f.1']],
])('a name that means %s is refused', async (_, answers) => {
  await mustFail(`http://127.0.0.1.nip.example:${portOf(canary)}/`, outside({ resolve: async () => answers, dial: undefined }));
});

test.each([
  'gopher://127.0.0.1:70/_x',
  'file:///etc/passwd',
  'ftp://page.example/',
  'dict://page.example/',
  'data:text/html,<title>x</title>',
  'javascript:alert(1)',
  'blob:http://page.example/1',
  'ws://page.example/',
  'http://user:word@page.example/',
  'http://page.example:22/',
  'http://page.example:8080/',
  'https://page.example:80/',
  'http://page.example:443/',
  'http://',
  'no address',
  `http://page.example/${'a'.repeat(3_000)}`,
])('%s is not fetched', async (address) => {
  answer = says('<title>never</title>');
  await mustFail(address.slice(0, 3_000));
});

const to = (location: string) => (_: unknown, response: Parameters<RequestListener>[1]) => {
  response.writeHead(302, { location }).end();
};

test.each(['127.0.0.1', '2130706433', '[::1]', '[::ffff:7f00:1]', '169.254.169.254', '10.0.0.1'])(
  'a redirect to %s is not followed',
  async (host) => {
    answer = to(`http://${host}:${portOf(canary)}/`);
    await mustFail('http://page.example/');
  },
);

test('a redirect to another scheme, or to nowhere, is not followed', async () => {
  for (const location of ['file:///etc/passwd', 'gopher://page.example/', 'http://[', '//127.0.0.1:1/']) {
    answer = to(location);
    await mustFail('http://page.example/');
  }
});

test('three redirects are followed, and no fourth', async () => {
  let asked = 0;
  const chain =
    (length: number): RequestListener =>
    (request, response) => {
      asked += 1;
      if (asked <= length) to(`/${asked}`)(request, response);
      else says('<title>there</title>')(request, response);
    };
  answer = chain(3);
  expect((await guardedFetch('http://page.example/', html, outside())).url).toBe('http://page.example/3');
  asked = 0;
  answer = chain(4);
  await mustFail('http://page.example/');
  expect(asked).toBe(4);
});

test('a name that changes its answer after it was judged is still connected to where it was judged', async () => {
  const answers = [[publicAddress], ['127.0.0.1'], ['127.0.0.1']];
  let asked = 0;
  const resolve = async () => answers[Math.min(asked++, answers.length - 1)] ?? [];
  answer = says('<title>judged</title>');
  const { bytes } = await guardedFetch(`http://rebind.example:${portOf(canary)}/`, html, outside({ resolve }));
  expect(bytes.toString()).toBe('<title>judged</title>');
  expect(asked).toBe(1);

  asked = 0;
  answer = to(`http://rebind.example:${portOf(canary)}/again`);
  await mustFail(`http://rebind.example:${portOf(canary)}/`, outside({ resolve }));
});

test('a body that never ends, a server that never speaks and a name that is never found are given up', async () => {
  const dripping: RequestListener = (_, response) => {
    response.setHeader('content-type', 'text/html');
    const drip = setInterval(() => response.write('<'), 50);
    response.once('close', () => clearInterval(drip));
  };
  answer = dripping;
  const started = Date.now();
  const silent = guardedFetch('http://page.example/', html, outside({ resolve: () => new Promise(() => {}) }));
  await Promise.all([mustFail('http://page.example/'), expect(silent).rejects.toBeInstanceOf(NotFetched)]);
  answer = () => undefined;
  await mustFail('http://page.example/');
  expect(Date.now() - started).toBeLessThan(30_000);
}, 40_000);

test('a huge body is read no further than its bound', async () => {
  let sent = 0;
  answer = (_, response) => {
    response.setHeader('content-type', 'text/html');
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 97))) sent += 65_536;
    };
    response.on('drain', more);
    more();
  };
  const { bytes, isWhole } = await guardedFetch('http://page.example/', html, outside());
  expect([bytes.length, isWhole]).toEqual([1_000_000, false]);
  expect(sent).toBeLessThan(20_000_000);
});

test.each([
  ['gzip', gzipSync(Buffer.alloc(50_000_000, 97))],
  ['br', brotliCompressSync(Buffer.alloc(50_000_000, 97), { params: {} })],
])('what unpacks from %s to fifty times the bound is unpacked to the bound', async (encoding, packed) => {
  answer = says(packed, { 'content-encoding': encoding });
  const { bytes, isWhole } = await guardedFetch('http://page.example/', html, outside());
  expect([bytes.length, isWhole]).toEqual([1_000_000, false]);
});

test('other types, other answers, unknown packing and broken packing show nothing', async () => {
  for (const [body, headers] of [
    ['{}', { 'content-type': 'application/json' }],
    ['x', { 'content-encoding': 'constructor' }],
    ['x', { 'content-encoding': 'gzip, gzip' }],
    ['not packed', { 'content-encoding': 'gzip' }],
  ] as const) {
    answer = says(body, headers);
    await mustFail('http://page.example/');
  }
  answer = (_, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<title>x</title>');
  await mustFail('http://page.example/');
});

test('no cookie, no credentials and no trace of who asks is sent', async () => {
  let names: string[] = [];
  answer = (request, response) => {
    names = Object.keys(request.headers).toSorted();
    says('<title>x</title>', { 'set-cookie': 'a=b' })(request, response);
  };
  await guardedFetch('http://page.example/', html, outside());
  expect(names).toEqual(['accept', 'accept-encoding', 'accept-language', 'connection', 'host', 'user-agent']);
});
