import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

// Answers only from within Azure, where it hands out what the machine may do, though it is no private address.
const metadataServices = new Set(['168.63.129.16']);

/**
 * May the service connect there on somebody else's word? Only to addresses of the open internet: what is loopback, private,
 * link-local, shared, multicast, reserved, or an IPv4 address in the clothes of an IPv6 one, is somebody's inside.
 */
export function isPublicAddress(address: string): boolean {
  // Only plain spellings: this parser also takes `127.1` and octal digits. With a zone it is one of this machine's own links.
  if (!isIP(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // All that the registries give out of IPv6 is 2000::/3; the rest has hidden an IPv4 address before.
  if (parsed instanceof ipaddr.IPv6) return ((parsed.parts[0] ?? 0) & 0xe000) === 0x2000;
  return !metadataServices.has(parsed.toString());
}
