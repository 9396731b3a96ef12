import { Resolver } from 'node:dns/promises';
import { expect, test } from 'vitest';
import { startDns } from './start-dns.mjs';

test('a resolver reads over the wire what was set, also what is longer than one string, and nothing else', async () => {
  const dns = await startDns();
  const long = `parley-domain=${'x'.repeat(400)}`;
  dns.set('_parley.firm.example', ['v=spf1 -all', long]);
  const resolver = new Resolver();
  resolver.setServers([dns.server]);
  const texts = (await resolver.resolveTxt('_parley.firm.example')).map((parts) => parts.join(''));
  expect(texts.toSorted()).toEqual([long, 'v=spf1 -all'].toSorted());
  await expect(resolver.resolveTxt('_parley.other.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  await dns.close();
});
