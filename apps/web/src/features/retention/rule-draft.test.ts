import { expect, test } from 'vitest';
import { draftOf, newDraft, readDrafts } from './rule-draft.ts';

test('a rule that is looked at and saved again is the same rule', () => {
  for (const days of [1, 30, 364, 365, 2555, 36_500]) {
    const rule = { scope: 'channel', id: 'a', act: 'deleteAfter', days, name: 'general' } as const;
    const { name: _, ...same } = rule;
    expect(readDrafts([draftOf(rule, 1)])).toEqual({ rules: [same] });
  }
  const forever = { scope: 'everything', id: null, act: 'forever', days: null, name: null } as const;
  expect(readDrafts([draftOf(forever, 1)])).toEqual({ rules: [{ scope: 'everything', id: null, act: 'forever', days: null }] });
});

test('a row without its place or with no number of days is pointed at', () => {
  expect(readDrafts([newDraft(1), { ...newDraft(2), scope: 'person' }])).toEqual({ problem: { key: 2, field: 'id' } });
  for (const count of ['', '0', '1.5', 'ten', '200'])
    expect(readDrafts([{ ...newDraft(3), count }])).toEqual({ problem: { key: 3, field: 'count' } });
});
