import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { connectionAdmission } from './admit-connection.ts';

const request = (headers: Record<string, string>, remoteAddress = '192.0.2.1') =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
const options = { allowedOrigins: ['https://chat.example'], trustedProxies: 0, addressRate: { perSecond: 1, burst: 3 } };

test('our own page is admitted, another site is not, a program without an origin is', () => {
  const admit = connectionAdmission(options);
  expect(admit(request({ origin: 'https://chat.example' }))).toBeNull();
  expect(admit(request({ origin: 'https://evil.example' }))).toBe('origin');
  expect(admit(request({ origin: 'null' }))).toBe('origin');
  expect(admit(request({}))).toBeNull();
});

test('one address may not open connections without bound, and does not use up those of another', () => {
  const admit = connectionAdmission(options);
  const answers = [1, 2, 3, 4].map(() => admit(request({})));
  expect(answers).toEqual([null, null, null, 'rate']);
  expect(admit(request({}, '192.0.2.2'))).toBeNull();
});

test('what a client writes into X-Forwarded-For itself does not count', () => {
  const admit = connectionAdmission({ ...options, trustedProxies: 1 });
  const answers = [1, 2, 3, 4].map((n) => admit(request({ 'x-forwarded-for': `198.51.100.${n}, 203.0.113.9` })));
  expect(answers.at(-1)).toBe('rate');
});
