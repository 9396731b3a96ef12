import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMentions, encodeMentions } from './mention-tokens.ts';

const ana = { id: '0199f1a0-0000-7000-8000-000000000001', name: 'Ana' };
const anaW = { id: '0199f1a0-0000-7000-8000-000000000002', name: 'Ana Wójcik' };
const people = [ana, anaW];
const nameOf = (id: string) => people.find((person) => person.id === id)?.name;

test('the longest name wins, and a name inside a word or an address is no mention', () => {
  expect(encodeMentions('@Ana Wójcik and @Ana, not x@Ana or @Anabel', people)).toBe(
    `<@${anaW.id}> and <@${ana.id}>, not x@Ana or @Anabel`,
  );
});

test('code keeps its at signs', () => {
  expect(encodeMentions('`@Ana` ```\n@Ana\n``` @Ana', people)).toBe(`\`@Ana\` \`\`\`\n@Ana\n\`\`\` <@${ana.id}>`);
});

test('a picked person stands before a namesake', () => {
  const namesake = { id: '0199f1a0-0000-7000-8000-000000000003', name: 'Ana' };
  expect(encodeMentions('@Ana', [ana, namesake], new Map([['Ana', namesake.id]]))).toBe(`<@${namesake.id}>`);
});

test('someone unknown stays as written', () => {
  const body = '<@0199f1a0-0000-7000-8000-00000000ffff>';
  expect(decodeMentions(body, nameOf).text).toBe(body);
});

test('what is encoded can be edited and comes back the same', () => {
  const part = fc.constantFrom('@Ana', '@Ana Wójcik', ' ', '\n', 'hello', '@', '`', '<', 'é', ', ');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      const body = encodeMentions(text, people);
      const edited = decodeMentions(body, nameOf);
      expect(edited.text).toBe(text);
      expect(encodeMentions(edited.text, people, edited.picked)).toBe(body);
    }),
  );
});
