import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TenantTx } from '@parley/db/with-tenant';
import { rememberByTenant } from './remember-by-tenant.ts';

let count = 0;
/** A memory that no other test has. */
const fresh = () => ({ name: `test ${(count += 1)}` });

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('whoever asks at the same time, or soon after, shares one answer; each firm has its own', async () => {
  const read = vi.fn((tenantId: string) => Promise.resolve(`of ${tenantId}`));
  const answers = rememberByTenant(read, fresh());
  expect(await Promise.all([answers.get('a'), answers.get('a'), answers.get('b')])).toEqual(['of a', 'of a', 'of b']);
  vi.advanceTimersByTime(9_999);
  await answers.get('a');
  expect(read).toHaveBeenCalledTimes(2);
});

test('it is read again after ten seconds, or when it is forgotten', async () => {
  const read = vi.fn(() => Promise.resolve(1));
  const answers = rememberByTenant(read, fresh());
  await answers.get('a');
  vi.advanceTimersByTime(10_001);
  await answers.get('a');
  answers.forget('a');
  await answers.get('a');
  expect(read).toHaveBeenCalledTimes(3);
});

test('a failure is not remembered', async () => {
  const read = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce('here');
  const answers = rememberByTenant<string>(read, fresh());
  await expect(answers.get('a')).rejects.toThrow('away');
  expect(await answers.get('a')).toBe('here');
});

test('the reader is handed what it answered before', async () => {
  const answers = rememberByTenant<number>(async (_, former) => ((await former) ?? 0) + 1, fresh());
  expect(await answers.get('a')).toBe(1);
  vi.advanceTimersByTime(10_001);
  expect(await answers.get('a')).toBe(2);
});

// What it is handed on to is the reader's business.
const tx = {} as TenantTx;

test('within a transaction nobody waits for a read outside of it, and what was read there is known to all', async () => {
  let answer: (value: string) => void = () => {};
  const outside = new Promise<string>((resolve) => (answer = resolve));
  const read = vi.fn((_tenantId: string, _former: unknown, within?: TenantTx) => (within ? Promise.resolve('within') : outside));
  const answers = rememberByTenant(read, fresh());
  const waiting = answers.get('a');
  expect(await answers.get('a', tx)).toBe('within');
  expect(await answers.get('a')).toBe('within');
  expect(await answers.get('a', tx)).toBe('within');
  expect(read).toHaveBeenCalledTimes(2);
  answer('outside');
  expect(await waiting).toBe('outside');
});

test('what is forgotten while a transaction reads it is not remembered', async () => {
  const read = vi.fn().mockResolvedValue('read');
  const answers = rememberByTenant<string>(read, fresh());
  const reading = answers.get('a', tx);
  answers.forget('a');
  await reading;
  await answers.get('a');
  expect(read).toHaveBeenCalledTimes(2);
  answers.forgetAll();
  await answers.get('a');
  expect(read).toHaveBeenCalledTimes(3);
});

test('copies of a module, as a bundler makes them, are one memory; what one forgets, all forget', async () => {
  const read = vi.fn().mockResolvedValue('read');
  const named = fresh();
  const one = rememberByTenant(read, named);
  vi.resetModules();
  const copy = await import('./remember-by-tenant.ts');
  expect(copy.rememberByTenant).not.toBe(rememberByTenant);
  const other = copy.rememberByTenant(read, named);
  await one.get('a');
  await other.get('a');
  expect(read).toHaveBeenCalledTimes(1);
  other.forget('a');
  await one.get('a');
  expect(read).toHaveBeenCalledTimes(2);
});

test('no two memories share a name', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.test)\.ts$/.test(path),
  );
  const names = files.flatMap((path) => {
    const source = readFileSync(join(import.meta.dirname, path), 'utf8');
    const memories = source.matchAll(/= rememberByTenant\b[\s\S]*?\bname: '(\w+)'|= onePerProcess\('(\w+)'/g);
    return [...memories].map(([, remembered, single]) => remembered ?? single);
  });
  expect(names).toHaveLength(new Set(names).size);
  expect(names).toEqual(expect.arrayContaining(['acceptableUse', 'barriers', 'labels', 'rules', 'signed', 'standing']));
});
