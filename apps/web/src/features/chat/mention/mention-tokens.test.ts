import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMentions, encodeMentions, namedAll, namedChannel, namedGroup, namedPerson } from './mention-tokens.ts';

const ana = { id: '0199f1a0-0000-7000-8000-000000000001', name: 'Ana' };
const anaW = { id: '0199f1a0-0000-7000-8000-000000000002', name: 'Ana Wójcik' };
const general = { id: '0199f1a0-0000-7000-8000-00000000000a', name: 'general' };
const desk = { id: '0199f1a0-0000-7000-8000-00000000000b', name: 'Market desk' };
const named = [namedPerson(ana), namedPerson(anaW), namedChannel(general), namedGroup(desk), namedAll('channel'), namedAll('here')];
const nameOf = (id: string) => [ana, anaW].find((person) => person.id === id)?.name;
const placeOf = (kind: 'channel' | 'group', id: string) =>
  (kind === 'channel' ? [general] : [desk]).find((one) => one.id === id)?.name;

test('the longest name wins, and a name inside a word or an address is no mention', () => {
  expect(encodeMentions('@Ana Wójcik and @Ana, not x@Ana or @Anabel', named)).toBe(
    `<@${anaW.id}> and <@${ana.id}>, not x@Ana or @Anabel`,
  );
});

test('where words are written without spaces, a name needs none around it', () => {
  const tanaka = { id: '0199f1a0-0000-7000-8000-000000000004', name: '田中' };
  expect(encodeMentions('よろしく@田中さん、@田中島と@Ana', [...named, namedPerson(tanaka)])).toBe(
    `よろしく<@${tanaka.id}>さん、@田中島と<@${ana.id}>`,
  );
});

test('channels, groups and everybody travel as what they are', () => {
  expect(encodeMentions('@Market desk in #general: @here, @channel', named)).toBe(
    `<&${desk.id}> in <#${general.id}>: <!here>, <!channel>`,
  );
  expect(encodeMentions('#general-2 https://x.example/#general @channels', named)).toBe(
    '#general-2 https://x.example/#general @channels',
  );
});

test('code keeps its at signs', () => {
  expect(encodeMentions('`@Ana` ```\n@Ana\n``` @Ana', named)).toBe(`\`@Ana\` \`\`\`\n@Ana\n\`\`\` <@${ana.id}>`);
});

test('a picked person stands before a namesake', () => {
  const namesake = { id: '0199f1a0-0000-7000-8000-000000000003', name: 'Ana' };
  const { token } = namedPerson(namesake);
  expect(encodeMentions('@Ana', [namedPerson(ana), namedPerson(namesake)], new Map([['@Ana', token]]))).toBe(token);
});

test('someone unknown stays as written', () => {
  const body = '<@0199f1a0-0000-7000-8000-00000000ffff> <#0199f1a0-0000-7000-8000-00000000ffff>';
  expect(decodeMentions(body, nameOf, placeOf).text).toBe(body);
});

test('what is encoded can be edited and comes back the same', () => {
  const part = fc.constantFrom(
    ...[
      '@Ana',
      '@Ana Wójcik',
      '#general',
      '@Market desk',
      '@channel',
      '@here',
      ' ',
      '\n',
      'hello',
      '@',
      '#',
      '-',
      '`',
      '<',
      'é',
      ', ',
    ],
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      const body = encodeMentions(text, named);
      const edited = decodeMentions(body, nameOf, placeOf);
      expect(edited.text).toBe(text);
      expect(encodeMentions(edited.text, named, edited.picked)).toBe(body);
    }),
  );
});
