import type { AuditDelivery } from '@parley/contract/audit-webhook';
import { Agent, errors, request } from 'undici';
import { AppError } from '../app-error.ts';
import { config } from '../config.ts';
import { guardedConnector, type GuardOptions } from '../preview/guarded-fetch.ts';

export type PostOptions = GuardOptions & { timeoutMs?: number };
export type Posted = Pick<AuditDelivery, 'status' | 'failure' | 'tookMs'>;
type Sent = { headers: Record<string, string>; body: string };

const usualTimeoutMs = 10_000;

/** Only TLS, at its own port, and no name and password in it, which would end up in logs. On a developer's machine also that machine. */
export function judgeWebhookUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isLocal = config().allowsLocalProviders === true;
  const isFit =
    url !== null &&
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' ? isLocal || url.port === '' : isLocal && url.protocol === 'http:');
  if (!isFit) throw new AppError('INVALID', { message: 'The address must begin with https:// and name no port and no password.' });
  url.hash = '';
  return url;
}

/**
 * Posts to an address that a customer has typed: to public addresses only, to the very one that was judged, without following
 * redirects, which could lead inside, and not for long. What the answer says besides its status is not read.
 */
export async function postWebhook(address: string, sent: Sent, options: PostOptions = {}): Promise<Posted> {
  const { timeoutMs = usualTimeoutMs, ...guard } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const dispatcher = new Agent({
    ...(config().allowsLocalProviders ? {} : { connect: guardedConnector(guard, signal) }),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 16_384,
    pipelining: 0,
  });
  const startedAt = performance.now();
  const posted = (status: number | null, failure: Posted['failure']): Posted => ({
    status,
    failure,
    tookMs: Math.round(performance.now() - startedAt),
  });
  try {
    const headers = { ...sent.headers, 'content-type': 'application/json', 'user-agent': 'Parley audit log' };
    const answer = await request(judgeWebhookUrl(address), { dispatcher, signal, method: 'POST', headers, body: sent.body });
    answer.body.on('error', () => undefined).destroy();
    const { statusCode } = answer;
    if (statusCode >= 200 && statusCode < 300) return posted(statusCode, null);
    return posted(statusCode, statusCode >= 300 && statusCode < 400 ? 'redirected' : 'refused');
  } catch (error) {
    return posted(null, signal.aborted || error instanceof errors.HeadersTimeoutError ? 'slow' : 'unreachable');
  } finally {
    await dispatcher.destroy();
  }
}
