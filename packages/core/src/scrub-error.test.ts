import pino from 'pino';
import { expect, test, vi } from 'vitest';
import { AppError } from './app-error.ts';
import { log } from './log.ts';
import { scrubError, toScrubbedError } from './scrub-error.ts';

const planted = 'heliotrope';
const inDatabase = (fields: object) => Object.assign(new Error(`key (body)=(${planted})\n at ${planted}`), fields);

test.each([
  [
    'a value that the driver quotes',
    inDatabase({ severity: 'ERROR', code: '23505', detail: planted, where: planted, table: 'message' }),
  ],
  ['a value that Prisma quotes', inDatabase({ name: 'PrismaClientKnownRequestError', code: 'P2002', meta: { target: planted } })],
  [
    'what the driver says inside of it',
    inDatabase({ meta: { driverAdapterError: { cause: { originalCode: '22P02', originalMessage: planted } } } }),
  ],
  ['what could not be parsed', new SyntaxError(`Unexpected token 'h', "${planted} fiel"... is not valid JSON`)],
  ['a string between single marks', new TypeError(`Cannot convert '${planted} don't go' to a number`)],
  ['a quote that is cut off', new Error(`could not read "${planted}`)],
  ['an address', new Error(`550 ${planted}@parley.test is unknown`)],
  ['further lines', new Error(`refused\n${planted}`)],
  ['its cause', new Error('refused', { cause: inDatabase({ severity: 'ERROR', code: '22001' }) })],
  ['a thrown text', planted],
  ['a thrown object', { message: `"${planted}"`, body: planted }],
])('nothing is kept of %s: not in the log, not in what is thrown on', (_, error) => {
  const thrown = toScrubbedError(error);
  expect(`${JSON.stringify(scrubError(error))} ${thrown.message} ${thrown.stack}`).not.toContain(planted);
  const write = vi.spyOn((log as unknown as Record<symbol, NodeJS.WritableStream>)[pino.symbols.streamSym]!, 'write');
  write.mockReturnValue(true);
  log.error({ err: error }, 'failed');
  expect(write).toHaveBeenCalledTimes(1);
  expect(String(write.mock.calls[0])).not.toContain(planted);
  write.mockRestore();
});

test('what kind it was, and where, is told', () => {
  const refused = Object.assign(new Error('x'), { severity: 'ERROR', code: '23505', table: 'message', constraint: 'message_pkey' });
  expect(scrubError(refused)).toMatchObject({
    type: 'Error',
    code: '23505',
    message: 'the database refused 23505 (message, message_pkey)',
  });
  const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  expect(scrubError(new TypeError('fetch failed', { cause: away }))).toMatchObject({
    type: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' },
  });
  expect(scrubError(new AppError('CONFLICT', { message: "Somebody else's change came first." })).message).toBe(
    "Somebody else's change came first.",
  );
  expect(scrubError(new Error('here')).stack).toContain('scrub-error.test.ts');
});
