import { lookup, type LookupAddress } from 'node:dns';
import { request as http } from 'node:http';
import { request as https } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { config } from '../config.ts';

const timeoutMs = 15_000;

/** A member chose the address, so it may lead anywhere: only https, and only to machines of the public internet. */
export function isPushAddress(endpoint: string): boolean {
  if (config().allowsLocalPush) return true;
  const { protocol, hostname, username } = new URL(endpoint);
  const literal = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' && username === '' && (!ipaddr.isValid(literal) || isPublic(literal));
}

/** Posts to a push service and answers its status. Redirects are not followed. */
export function postPush(endpoint: string, { headers, body }: { headers: Record<string, string>; body: Buffer }): Promise<number> {
  if (!isPushAddress(endpoint)) throw new Error('This push address is not public.');
  const url = new URL(endpoint);
  const send = url.protocol === 'https:' ? https : http;
  const guard = config().allowsLocalPush ? {} : { lookup: lookupPublic };
  return new Promise((resolve, reject) => {
    const sent = send(url, { method: 'POST', headers, timeout: timeoutMs, agent: false, ...guard }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('timeout', () => sent.destroy(new Error('The push service did not answer in time.')));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Judges the very addresses that are connected to, so that a name cannot mean another machine a moment later. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, []);
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublic(address)))
      return callback(new Error('This push address is not public.'), []);
    if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast';
