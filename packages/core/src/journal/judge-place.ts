import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { lookup } from 'node:dns';
import type { JournalPlace } from '@parley/contract/journal';
import { AppError } from '../app-error.ts';
import { config } from '../config.ts';
import { isPublicAddress } from '../preview/public-address.ts';
import { judgeWebhookUrl } from '../webhook/post-webhook.ts';

/** A target is typed by a customer: it must not lead inside. On a developer's machine it may be that machine. */
export const isLocalAllowed = (): boolean => config().allowsLocalProviders === true;

/** Refuses what could never be reached, or is no place for a record, before anybody is asked to agree to it. */
export function judgePlace(place: JournalPlace): void {
  if (place.kind === 'webhook') judgeWebhookUrl(place.url);
  const host =
    place.kind === 'smtp'
      ? place.host
      : place.kind === 's3' && place.endpoint !== ''
        ? judgeWebhookUrl(place.endpoint).hostname
        : '';
  // A name is judged whenever it is resolved; an address is never resolved, so it is judged here.
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) && !isLocalAllowed() && !isPublicAddress(address))
    throw new AppError('INVALID', { message: 'This server is not reachable from the internet.' });
}

/**
 * Resolves a name for a connection, to public addresses only: one inside address among the answers condemns the name. The
 * connection goes to an address that was judged, not to a later answer for the same name.
 */
export const guardedLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? new Error('no address'), '', 0);
    if (!isLocalAllowed() && !found.every(({ address }) => isPublicAddress(address)))
      return done(new Error('not a public address'), '', 0);
    if (options.all) return done(null, found);
    done(null, first.address, first.family);
  });
};

/** The address that a server's name leads to, judged. */
export const resolveGuarded = (host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    if (isIP(host)) return isLocalAllowed() || isPublicAddress(host) ? resolve(host) : reject(new Error('not a public address'));
    guardedLookup(host, { all: false }, (error, address) => (error ? reject(error) : resolve(String(address))));
  });
