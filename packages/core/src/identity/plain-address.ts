import { isIP } from 'node:net';

/** `::ffff:192.0.2.1` is 192.0.2.1 to people and to ranges; what is no address at all is null. */
export function plainAddress(address: string | undefined): string | null {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(plain) ? plain : null;
}
