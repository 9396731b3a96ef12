import { isQuiet } from '@parley/contract/quiet-hours';
import { expect, test } from 'vitest';
import { decideMail, decidePush } from './decide-telling.ts';

const noon = new Date('2026-11-21T12:00:00Z');
const preferences = { quietHours: null, timeZone: 'Europe/Berlin', emailAfterMinutes: 30 };
const waiting = { isDeleted: false, isRead: false, mayRead: true };
const minutesAgo = (minutes: number) => new Date(noon.valueOf() - minutes * 60_000);

test('who is away and has a device is rung; every reason against it is named', () => {
  const away = { state: 'away' as const, preferences, now: noon };
  expect(decidePush(waiting, away, 1)).toBe('push');
  expect(decidePush(waiting, away, 0)).toBe('noDevice');
  expect(decidePush({ ...waiting, isRead: true }, away, 1)).toBe('read');
  expect(decidePush({ ...waiting, mayRead: false }, away, 1)).toBe('deleted');
  expect(decidePush(waiting, { ...away, state: 'available' }, 1)).toBe('active');
  expect(decidePush(waiting, { ...away, state: 'do not disturb' }, 1)).toBe('doNotDisturb');
  const quiet = { ...preferences, quietHours: { from: '12:30', to: '13:30' } };
  expect(decidePush(waiting, { ...away, preferences: quiet }, 1)).toBe('quietHours');
});

test('quiet hours are those of the person’s own day, also over midnight', () => {
  const night = { quietHours: { from: '22:00', to: '07:00' }, timeZone: 'Asia/Tokyo' };
  expect(isQuiet(night, new Date('2026-11-21T14:00:00Z'))).toBe(true);
  expect(isQuiet(night, new Date('2026-11-20T21:59:00Z'))).toBe(true);
  expect(isQuiet(night, new Date('2026-11-20T22:00:00Z'))).toBe(false);
  expect(isQuiet({ ...night, quietHours: null }, noon)).toBe(false);
});

test('the absent get a mail after their time, and not another one too soon', () => {
  const away = { state: 'offline' as const, preferences, now: noon };
  const old = { ...waiting, reason: 'direct', createdAt: minutesAgo(31) };
  expect(decideMail(old, away, null)).toBe('mail');
  expect(decideMail({ ...old, createdAt: minutesAgo(29) }, away, null)).toBe('wait');
  expect(decideMail(old, away, minutesAgo(10))).toBe('wait');
  expect(decideMail(old, { ...away, state: 'available' }, null)).toBe('wait');
  expect(decideMail({ ...old, createdAt: minutesAgo(25 * 60) }, { ...away, state: 'available' }, null)).toBe('active');
  expect(decideMail({ ...old, isRead: true }, away, null)).toBe('read');
  expect(decideMail({ ...old, reason: 'all' }, away, null)).toBe('notForMail');
  expect(decideMail(old, { ...away, preferences: { ...preferences, emailAfterMinutes: null } }, null)).toBe('off');
});
