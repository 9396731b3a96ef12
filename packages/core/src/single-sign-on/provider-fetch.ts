import { Agent, request } from 'undici';
import { config } from '../config.ts';
import { guardedConnector } from '../preview/guarded-fetch.ts';
import { readBody } from '../preview/read-body.ts';

const timeoutMs = 8_000;
const maxBytes = 1024 * 1024;

/** The address of a provider that a person has typed is none that the service may connect to. */
export class ProviderNotReached extends Error {}

/** Libraries wrap what a fetch threw. */
export function isNotReached(error: unknown): boolean {
  if (error instanceof ProviderNotReached) return true;
  return error instanceof Error && error.cause !== undefined && isNotReached(error.cause);
}

type Init = { method?: string; headers?: Record<string, string>; body?: unknown; redirect?: string };

/**
 * How the service speaks to an identity provider whose address a customer has typed: TLS only, to public addresses only, to
 * the very address that was checked, without following redirects, and not for long. On a developer's machine the provider
 * may stand on that machine.
 */
export async function providerFetch(address: string, init: Init = {}): Promise<Response> {
  const url = judgeProviderUrl(address);
  const signal = AbortSignal.timeout(timeoutMs);
  const isLocal = config().allowsLocalProviders === true;
  const dispatcher = new Agent({
    ...(isLocal ? {} : { connect: guardedConnector({}, signal) }),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 16_384,
    pipelining: 0,
  });
  try {
    const answer = await request(url, {
      dispatcher,
      signal,
      method: init.method === 'POST' ? 'POST' : 'GET',
      headers: { ...init.headers, 'user-agent': 'Parley sign-in', 'accept-encoding': 'identity' },
      body: init.body === undefined || init.body === null ? null : String(init.body as string | URLSearchParams),
    });
    const { bytes, isWhole } = await readBody(answer.body, { encoding: '', maxBytes, signal });
    if (!isWhole) throw new ProviderNotReached('too long an answer');
    const type = answer.headers['content-type'];
    return new Response(answer.statusCode === 204 ? null : new Uint8Array(bytes), {
      status: answer.statusCode,
      headers: typeof type === 'string' ? { 'content-type': type } : {},
    });
  } catch (error) {
    throw error instanceof ProviderNotReached ? error : new ProviderNotReached('no usable answer', { cause: error });
  } finally {
    await dispatcher.destroy();
  }
}

/** Also for addresses that the person's browser is sent to. */
export function judgeProviderUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isLocal = config().allowsLocalProviders === true;
  const isFit =
    url !== null &&
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' ? isLocal || url.port === '' : isLocal && url.protocol === 'http:');
  if (!isFit) throw new ProviderNotReached('not an address of a provider');
  return url;
}
