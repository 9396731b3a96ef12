import { Resolver } from 'node:dns/promises';
import { config } from '../config.ts';
import { log } from '../log.ts';

const absent = new Set(['ENOTFOUND', 'ENODATA', 'NOTFOUND', 'NODATA']);

/**
 * The texts that stand in the DNS under this name; null when no answer can be had just now. Asked by the wire, past any cache of
 * the machine's, of the resolvers that the operator names or else of the machine's own.
 */
export async function readTxt(name: string): Promise<string[] | null> {
  const { dnsServers } = config();
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  if (dnsServers && dnsServers.length > 0) resolver.setServers(dnsServers);
  try {
    // One record may be cut into strings of 255 bytes (RFC 7208, 3.3).
    return (await resolver.resolveTxt(name)).map((parts) => parts.join('')).slice(0, 100);
  } catch (error) {
    if (absent.has((error as { code?: string }).code ?? '')) return [];
    log.warn({ err: error, name }, 'the domain name system gave no answer');
    return null;
  }
}
