import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';

const context = new AsyncLocalStorage<{ requestId: string }>();

/** Structured logs on stdout. Message texts, file names, tickets, tokens and passwords never go in; ids do. */
export const log = pino({
  base: undefined,
  level: 'info',
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: ['password', 'token', 'ticket', 'body', '*.password', '*.token', '*.ticket', '*.body'], censor: '[redacted]' },
  mixin: () => context.getStore() ?? {},
});

/** Runs `fn` with the request's id on every log line that it causes. */
export function withRequestId<Result>(requestId: string, fn: () => Result): Result {
  return context.run({ requestId }, fn);
}

export function currentRequestId(): string | undefined {
  return context.getStore()?.requestId;
}
