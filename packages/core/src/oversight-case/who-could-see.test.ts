import { expect, test } from 'vitest';
import { nameThen, whoCouldSee, type Membership, type PersonChange } from './who-could-see.ts';

const come = (memberId: string, version: number): Membership => ({ memberId, version, isAdded: true });
const go = (memberId: string, version: number): Membership => ({ memberId, version, isAdded: false });

test('P4: whoever had come and not gone could see it, and whoever came back', () => {
  const memberships = [come('ana', 1), come('ben', 2), go('ana', 4), come('cem', 6), come('ana', 8)];
  const at = (version: number) => whoCouldSee({ version, at: 0 }, memberships, []);
  expect(at(3)).toEqual(['ana', 'ben']);
  expect(at(5)).toEqual(['ben']);
  expect(at(7)).toEqual(['ben', 'cem']);
  expect(at(9)).toEqual(['ben', 'cem', 'ana']);
});

test('P4: nobody sees anything while they are not in the firm', () => {
  const changes: PersonChange[] = [
    { memberId: 'ana', at: 10, isThere: false },
    { memberId: 'ana', at: 20, isThere: true },
  ];
  const at = (moment: number) => whoCouldSee({ version: 5, at: moment }, [come('ana', 1)], changes);
  expect([at(9), at(10), at(19), at(20)]).toEqual([['ana'], [], [], ['ana']]);
});

test('P4: people go by the name that they had then', () => {
  const changes: PersonChange[] = [
    { memberId: 'ana', at: 10, formerName: 'Ana Old' },
    { memberId: 'ana', at: 20, formerName: 'Ana Middle' },
  ];
  const called = (at: number) => nameThen({ memberId: 'ana', name: 'Ana New' }, at, changes);
  expect([called(5), called(15), called(25)]).toEqual(['Ana Old', 'Ana Middle', 'Ana New']);
});
