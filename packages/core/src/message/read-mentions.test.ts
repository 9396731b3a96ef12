import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMentions } from './read-mentions.ts';

const a = '0192f0c0-0000-7000-8000-00000000000a';
const b = '0192f0c0-0000-7000-8000-00000000000b';

test('are those that the text names, each once, in their order', () => {
  expect(readMentions(`<@${b}> and <@${a}>, <&${a}>, and <@${b}> again`)).toEqual({ memberIds: [b, a], groupIds: [a], all: null });
});

test('everybody outweighs those who are there', () => {
  expect(readMentions('<!here>').all).toBe('here');
  expect(readMentions('<!here> <!channel> <!here>').all).toBe('channel');
});

test.each([
  '',
  'nobody',
  `@${a}`,
  `<@${a}`,
  '<@ana>',
  `<@${a.toUpperCase()}>`,
  `<@${a}0>`,
  `< @${a}>`,
  '<!all>',
  '<! here>',
  '@channel',
])('are none in %j', (text) => {
  expect(readMentions(text)).toEqual({ memberIds: [], groupIds: [], all: null });
});

test('are fifty people at most, however many are named', () => {
  const many = Array.from({ length: 60 }, (_, i) => `<@0192f0c0-0000-7000-8000-0000000000${String(i).padStart(2, '0')}>`);
  expect(readMentions(many.join(' ')).memberIds).toHaveLength(50);
});

test('are found in any text without falling over, and always stand in it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.uuid().map((id) => `<@${id}>`),
          fc.uuid().map((id) => `<&${id}>`),
        ),
      ),
      (parts) => {
        const text = parts.join('');
        const { memberIds, groupIds } = readMentions(text);
        expect(new Set(memberIds).size).toBe(memberIds.length);
        for (const id of memberIds) expect(text).toContain(`<@${id}>`);
        for (const id of groupIds) expect(text).toContain(`<&${id}>`);
      },
    ),
  );
});
