import { errorStatus, type ErrorBody } from '@parley/contract/error-code';
import { requestIdHeader, workspaceHeader, type Ticket } from '@parley/contract/ticket';
import { unattended } from '../../../lib/attended.ts';
import { newRequestId } from '../../../lib/request-id.ts';
import { ChatError, unreachable } from './chat-error.ts';

const timeoutMs = 15_000;

/** The realtime service's questions over plain HTTP: for tickets, and for everything where WebSockets are blocked. */
export type RealtimeHttp = { ticket(): Promise<Ticket>; ask(name: string, input: unknown): Promise<unknown> };

export function realtimeHttp(slug: string, fetchNow: typeof fetch = (...args) => fetch(...args)): RealtimeHttp {
  const post = async (path: string, input: unknown): Promise<unknown> => {
    const response = await fetchNow(`/api/realtime/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [workspaceHeader]: slug, [requestIdHeader]: newRequestId(), ...unattended() },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw unreachable(error);
    });
    const body: unknown = await response.json().catch(() => null);
    const refusal = readRefusal(body);
    if (refusal) throw new ChatError(refusal);
    // A proxy's page instead of our answer: as good as nobody there.
    if (!response.ok || body === null) throw unreachable();
    return body;
  };
  return {
    ticket: async () => (await post('ticket', {})) as Ticket,
    ask: (name, input) => post(name, input),
  };
}

/** The error of an answer, be it over HTTP or by a socket; null if it is not one. */
export function readRefusal(answer: unknown): ErrorBody | null {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null;
  const { error } = answer;
  if (typeof error !== 'object' || error === null) return null;
  const { code, message } = error as Record<string, unknown>;
  return typeof code === 'string' && code in errorStatus && typeof message === 'string' ? (error as ErrorBody) : null;
}
