import { errorStatus, type ErrorBody } from '@parley/contract/error-code';
import { currentReader } from './i18n/reader.ts';
import { refusalInWords } from './i18n/refusals.ts';

const offline: ErrorBody = {
  code: 'INTERNAL',
  message: 'Parley cannot be reached. Check your connection and try again; what you wrote is still here.',
};
const unforeseen: ErrorBody = {
  code: 'INTERNAL',
  message: 'Something went wrong on our side. Please try again.',
};

function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message } = value as Record<string, unknown>;
  return typeof message === 'string' && typeof code === 'string' && code in errorStatus;
}

/** What went wrong, whichever road it came by: a tRPC error, a socket's or route's answer, or a broken connection. */
export function toErrorBody(error: unknown): ErrorBody {
  if (isErrorBody(error)) return error;
  if (typeof error !== 'object' || error === null) return unforeseen;
  const { data, error: inner } = error as { data?: { parley?: unknown } | null; error?: unknown };
  if (isErrorBody(data?.parley)) return data.parley;
  if (isErrorBody(inner)) return inner;
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof TypeError && /fetch|network|load failed/i.test(cause.message)) return offline;
  return unforeseen;
}

/** The sentence to show a person, in their language: what happened and what to do next. */
export function errorText(error: unknown): string {
  const { message, retryAfterMs } = toErrorBody(error);
  if (!retryAfterMs || /\b(second|minute|hour)s?\b/.test(message)) return refusalInWords(message);
  return `${refusalInWords(message)} ${refusalInWords('Try again in {0}.').replace('{0}', waitingTime(retryAfterMs))}`;
}

function waitingTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(currentReader().locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
