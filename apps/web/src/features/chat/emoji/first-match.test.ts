import { expect, test } from 'vitest';
import { firstMatch } from './first-match.ts';

const emoji = (sign: string, category: number, label: string, tags: string[] = []) => ({
  emoji: sign,
  category,
  label,
  tags,
  version: 1,
  countryFlag: undefined,
  skins: undefined,
});
const data = {
  categories: [
    { index: 100, label: 'Our own' },
    { index: 0, label: 'Smileys' },
    { index: 5, label: 'Travel' },
  ],
  emojis: [
    emoji('🚀', 5, 'rocket', ['launch', 'space']),
    emoji('🧑‍🚀', 0, 'astronaut', ['rocket', 'space']),
    emoji('👩‍🚀', 0, 'woman astronaut in a rocket', ['rocket']),
    emoji(':rocket_team:', 100, 'rocket_team', ['rocket', 'team']),
    emoji('🏳️', 9, 'rocket of no group'),
  ],
};

test('an emoji of that very name goes before others that have to do with it', () => {
  expect(firstMatch(data, 'rocket')).toBe('🚀');
});

test('the best match of the first group that has one comes first', () => {
  expect(firstMatch(data, 'rock')).toBe(':rocket_team:');
  expect(firstMatch(data, ' Astronaut ')).toBe('🧑‍🚀');
  expect(firstMatch(data, 'rocket in')).toBeUndefined();
  expect(firstMatch(data, 'a rocket')).toBe('👩‍🚀');
  expect(firstMatch(data, 'launch')).toBe('🚀');
  expect(firstMatch(data, 'nothing of that kind')).toBeUndefined();
});
