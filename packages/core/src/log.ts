import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import { scrubError } from './scrub-error.ts';

/** `address`: the network address of whoever asks, for the audit log; log lines do not have it. */
type Request = { requestId: string; address?: string };
const context = new AsyncLocalStorage<Request>();

/** Structured logs on stdout. Message texts, file names, tickets, tokens and passwords never go in; ids do. An error is scrubbed. */
export const log = pino({
  base: undefined,
  level: 'info',
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: ['password', 'token', 'ticket', 'body', '*.password', '*.token', '*.ticket', '*.body'], censor: '[redacted]' },
  serializers: { err: (error: unknown) => scrubError(error) },
  mixin: () => ({ requestId: context.getStore()?.requestId }),
});

/** Runs `fn` with the request's id on every log line that it causes, and its address in every entry of the audit log. */
export function withRequest<Result>(request: Request, fn: () => Result): Result {
  return context.run(request, fn);
}

export function currentAddress(): string | undefined {
  return context.getStore()?.address;
}

export function currentRequestId(): string | undefined {
  return context.getStore()?.requestId;
}
