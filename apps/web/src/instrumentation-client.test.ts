import { expect, test } from 'vitest';

test('the validator does not compile its checks in a browser, where the content security policy forbids it', async () => {
  await import('./instrumentation-client.ts');
  const { globalConfig } = await import('zod/v4/core');
  expect(globalConfig.jitless).toBe(true);
});
