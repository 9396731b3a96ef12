import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const good = {
  PARLEY_SECRET: 'x'.repeat(32),
  APP_DATABASE_URL: 'postgres://app@localhost/parley',
  SYSTEM_DATABASE_URL: 'postgres://system@localhost/parley',
  PUBLIC_URL: 'https://chat.example/',
  PUBLIC_REALTIME_URL: 'https://realtime.example',
};

test('the site’s own origin may connect, and those that are named', () => {
  expect(readEnv(good).allowedOrigins).toEqual(['https://chat.example']);
  expect(readEnv({ ...good, ALLOWED_ORIGINS: 'https://a.example, https://b.example' }).allowedOrigins).toEqual([
    'https://chat.example',
    'https://a.example',
    'https://b.example',
  ]);
});

test('what is missing or wrong is named, all of it, and no value is shown', () => {
  const secret = 'too-short';
  const read = () => readEnv({ ...good, PARLEY_SECRET: secret, PUBLIC_URL: '', REALTIME_PORT: '99999' });
  for (const name of ['PARLEY_SECRET', 'PUBLIC_URL', 'REALTIME_PORT']) expect(read).toThrow(name);
  expect(read).not.toThrow(secret);
});
