import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionedMembers } from './mentioned-members.ts';

const a = '0192f0c0-0000-7000-8000-00000000000a';
const b = '0192f0c0-0000-7000-8000-00000000000b';

test('are those that the text names, each once, in their order', () => {
  expect(mentionedMembers(`<@${b}> and <@${a}>, and <@${b}> again`)).toEqual([b, a]);
});

test.each(['', 'nobody', `@${a}`, `<@${a}`, '<@ana>', `<@${a.toUpperCase()}>`, `<@${a}0>`, `< @${a}>`])(
  'are none in %j',
  (text) => {
    expect(mentionedMembers(text)).toEqual([]);
  },
);

test('are fifty at most, however many are named', () => {
  const many = Array.from({ length: 60 }, (_, i) => `<@0192f0c0-0000-7000-8000-0000000000${String(i).padStart(2, '0')}>`);
  expect(mentionedMembers(many.join(' '))).toHaveLength(50);
});

test('are found in any text without falling over, and always stand in it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.uuid().map((id) => `<@${id}>`),
        ),
      ),
      (parts) => {
        const text = parts.join('');
        const found = mentionedMembers(text);
        expect(new Set(found).size).toBe(found.length);
        for (const id of found) expect(text).toContain(`<@${id}>`);
      },
    ),
  );
});
