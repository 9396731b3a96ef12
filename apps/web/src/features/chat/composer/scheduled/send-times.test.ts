import { TZDate } from '@date-fns/tz';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromZonedInput, sendTimes, toZonedInput } from './send-times.ts';

const zones = fc.constantFrom(
  'Europe/London',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
);
const dates = fc.date({ min: new Date(Date.UTC(2026, 0, 1)), max: new Date(Date.UTC(2029, 0, 1)), noInvalidDate: true });

test('every offered time is a nine o’clock to come: of the writer, or of the reader', () =>
  fc.assert(
    fc.property(dates, zones, zones, (now, zone, theirZone) => {
      for (const { key, at } of sendTimes(now, { zone, theirZone })) {
        const there = new TZDate(at, key === 'theirMorning' ? theirZone : zone);
        expect([there.getHours(), there.getMinutes()]).toEqual([9, 0]);
        expect(at.valueOf()).toBeGreaterThan(now.valueOf());
        if (key === 'monday') expect(there.getDay()).toBe(1);
        if (key === 'theirMorning') expect(at.valueOf() - now.valueOf()).toBeLessThanOrEqual(25 * 3_600_000);
      }
    }),
  ));

test('nobody’s morning is offered twice', () => {
  const keys = (now: string, theirZone: string | null) =>
    sendTimes(new Date(now), { zone: 'Europe/London', theirZone }).map(({ key }) => key);
  expect(keys('2026-11-19T14:00:00Z', 'Europe/London')).toEqual(['tomorrow', 'monday']);
  expect(keys('2026-11-19T14:00:00Z', 'Europe/Berlin')).toEqual(['theirMorning', 'tomorrow', 'monday']);
  expect(keys('2026-11-22T14:00:00Z', null)).toEqual(['tomorrow']);
});

test('the morning after the clocks change is at nine by the new clock', () => {
  const [tomorrow] = sendTimes(new Date('2026-03-28T12:00:00Z'), { zone: 'Europe/London' });
  expect(tomorrow?.at.toISOString()).toBe('2026-03-29T08:00:00.000Z');
});

test('a field gives back the minute that was put in, and an hour that is skipped becomes the next', () => {
  fc.assert(
    fc.property(dates, zones, (at, zone) => {
      const read = fromZonedInput(toZonedInput(at, zone), zone);
      // What a change of clocks repeats has two readings, an hour or half of one apart.
      expect(Math.abs((read?.valueOf() ?? 0) - at.valueOf()) % 1_800_000).toBeLessThan(60_000);
    }),
  );
  expect(fromZonedInput('2026-03-29T01:30', 'Europe/London')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(fromZonedInput('soon', 'Europe/London')).toBeNull();
});
