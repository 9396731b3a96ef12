import { expect, test } from 'vitest';
import { getPreferences, setPreferences } from '../src/preference/preferences.ts';
import { buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

test('changes made at the same time on two devices both stay', async () => {
  const { owner } = await buildTenant();
  const hours = { from: '19:00', to: '08:00' };
  for (let turn = 0; turn < 5; turn += 1) {
    await setPreferences(owner, { keywords: [], quietHours: null });
    await Promise.all([setPreferences(owner, { keywords: ['audit'] }), setPreferences(owner, { quietHours: hours })]);
    expect(await getPreferences(owner)).toMatchObject({ keywords: ['audit'], quietHours: hours });
  }
});
