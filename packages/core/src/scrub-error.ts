export type ScrubbedError = { type: string; code?: string; message: string; stack?: string; cause?: ScrubbedError };

type Fields = Record<string, unknown>;
const longest = 300;
const deepest = 3;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/**
 * What may be kept of an error, in logs and in the queue: what kind it was, and where. A database quotes its arguments, a parser
 * what it could not read, a mail server its recipient; any of these may be what people wrote to each other.
 */
export function scrubError(error: unknown, depth = 0): ScrubbedError {
  if (!isFields(error)) return { type: typeof error, message: 'something that is not an error was thrown' };
  const { name, type, stack, cause } = error;
  const code = sqlStateOf(error) ?? textOf(error.code);
  const frames = frameLines(stack, textOf(error.message) ?? '');
  return {
    type: textOf(name) ?? textOf(type) ?? 'error',
    ...(code ? { code } : {}),
    message: isOfDatabase(error) ? databaseMessage(error) : withoutQuotes(textOf(error.message) ?? ''),
    ...(frames ? { stack: frames } : {}),
    ...(isFields(cause) && depth < deepest ? { cause: scrubError(cause, depth + 1) } : {}),
  };
}

/** The same as an error that can be thrown on, to whoever keeps its message. */
export function toScrubbedError(error: unknown): Error {
  const { type, message, stack } = scrubError(error);
  const told = new Error(message);
  told.name = type;
  told.stack = `${type}: ${message}\n${stack ?? ''}`;
  return told;
}

const isOfDatabase = (error: Fields) =>
  'severity' in error || /^(?:Prisma|DriverAdapter)/.test(textOf(error.name) ?? '') || sqlStateOf(error) !== undefined;

/** PostgreSQL's own code, from its driver or from inside what Prisma makes of it. */
function sqlStateOf(error: Fields): string | undefined {
  const adapter = isFields(error.meta) && isFields(error.meta.driverAdapterError) ? error.meta.driverAdapterError : error;
  const cause = isFields(adapter.cause) ? adapter.cause : {};
  const found = [cause.originalCode, cause.code, error.code].map(textOf).find((code) => code && /^[0-9A-Z]{5}$/.test(code));
  return found && !/^P\d{4}$/.test(found) ? found : undefined;
}

/** Names of tables and rules are ours. */
function databaseMessage(error: Fields): string {
  const meta = isFields(error.meta) ? error.meta : {};
  const code = sqlStateOf(error) ?? textOf(error.code);
  const places = [error.table, error.column, error.constraint, error.routine, meta.modelName].map(textOf).filter(Boolean);
  return ['the database refused', code, places.length > 0 ? `(${places.join(', ')})` : ''].filter(Boolean).join(' ');
}

const withoutQuotes = (message: string) =>
  (message.split('\n')[0] ?? '')
    .replaceAll(/[^\s<>"]+@[^\s<>"]+/g, '[address]')
    .replaceAll(/"[^"]*"?|`[^`]*`?|“[^”]*”?|(?<!\w)'.*'(?!\w)/g, '[…]')
    .slice(0, longest);

/** The lines that say where; those above them repeat the message, which may look like them. */
function frameLines(stack: unknown, message: string): string | undefined {
  const lines = (textOf(stack) ?? '').replace(message, '').split('\n');
  const frames = lines.filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return frames.length > 0 ? frames.slice(0, 5).join('\n') : undefined;
}
