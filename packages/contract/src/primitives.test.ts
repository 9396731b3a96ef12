import { describe, expect, test } from 'vitest';
import { limits } from './limits.ts';
import {
  channelName,
  channelTopic,
  companyName,
  cursor,
  email,
  emoji,
  id,
  memberTitle,
  messageBody,
  password,
  personName,
  searchText,
  slug,
  statusText,
  version,
} from './primitives.ts';

const rightToLeftOverride = '\u202e';
const isolate = '\u2066';
const half = '\ud800';
const nul = '\u0000';
type Schema = { safeParse(value: unknown): { success: boolean; data?: unknown } };
const takes = (schema: Schema, value: unknown) => schema.safeParse(value).success;
const folded = (schema: Schema, value: unknown) => schema.safeParse(value).data;

describe('the name of a channel', () => {
  test.each([
    ['general', 'general'],
    ['  Client Reviews ', 'client-reviews'],
    ['#Büro Zürich', 'büro-zürich'],
    ['案件', '案件'],
    ['हिन्दी', 'हिन्दी'],
    ['q3_2026', 'q3_2026'],
    ['a', 'a'],
  ])('%j becomes %j', (typed, name) => expect(folded(channelName, typed)).toBe(name));

  test.each([
    '',
    ' ',
    '#',
    '-a',
    '_a',
    'a/b',
    'a.b',
    '<b>',
    'a@b',
    '💬',
    'a'.repeat(limits.channelName + 1),
    `a${rightToLeftOverride}b`,
    `a${half}`,
    `a${nul}`,
    'a\u200bb',
  ])('%j is refused', (typed) => expect(takes(channelName, typed)).toBe(false));
});

describe.each<[string, Schema]>([
  ['the name of a person', personName],
  ['the name of a firm', companyName],
])('%s', (_, schema) => {
  test.each(['Ana Lane', 'Harbour & Lane', "O'Neill", 'Ælfgifu', '王小明', 'د. أمل', 'Zoë 🌊'])('may be %j', (name) =>
    expect(folded(schema, name)).toBe(name),
  );
  test('is kept without the blanks around it', () => expect(folded(schema, '  Ana ')).toBe('Ana'));
  test.each([
    '',
    '   ',
    'two\nlines',
    'tab\there',
    `x${rightToLeftOverride}y`,
    `x${isolate}y`,
    `x${half}`,
    `x${nul}`,
    '\u001b[31m',
    'x'.repeat(81),
    7,
    null,
  ])('is not %j', (name) => expect(takes(schema, name)).toBe(false));
});

describe.each<[string, Schema]>([
  ['a title', memberTitle],
  ['a topic', channelTopic],
  ['a status', statusText],
])('%s', (_, schema) => {
  test('may be empty', () => expect(folded(schema, ' ')).toBe(''));
  test.each([rightToLeftOverride, isolate, half, nul, '\u0007'])('has no %j', (character) => {
    expect(takes(schema, 'plain words')).toBe(true);
    expect(takes(schema, `plain${character}words`)).toBe(false);
  });
  test('has an end', () => expect(takes(schema, 'x'.repeat(251))).toBe(false));
});

describe('the text of a message', () => {
  test.each([
    '',
    'hello',
    'two\nlines',
    '\tindented',
    'عربي',
    `${rightToLeftOverride}quoted`,
    '👩‍👩‍👧‍👦',
    'x'.repeat(limits.messageBody),
  ])('may be %j', (text) => expect(folded(messageBody, text)).toBe(text));
  test.each([`x${half}`, `${'\udc00'}x`, `x${nul}`, 'x'.repeat(limits.messageBody + 1), { not: '' }, ['x'], 7, null, undefined])(
    'is not %j',
    (text) => expect(takes(messageBody, text)).toBe(false),
  );
});

describe('a reaction', () => {
  test.each(['👍', '👍🏽', '❤️', '✅', '🇨🇭', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍👩‍👧‍👦', '🧑🏻‍❤️‍💋‍🧑🏿', '👨🏿‍🦽‍➡️'])('may be %s', (text) =>
    expect(takes(emoji, text)).toBe(true),
  );
  test.each([
    '',
    '1',
    '#',
    'a',
    '<b>',
    '👍👍',
    '👍 ',
    '🇨',
    '\u200d',
    '\ufe0f',
    '__proto__',
    'constructor',
    `👍${rightToLeftOverride}`,
    '👍'.repeat(40),
  ])('is not %j', (text) => expect(takes(emoji, text)).toBe(false));
});

describe('an id', () => {
  const lower = '0192f0c0-0000-7000-8000-00000000000a';
  test('is the same in capitals', () => expect(folded(id, lower.toUpperCase())).toBe(lower));
  test.each(['', 'x', `${lower} `, `{${lower}}`, lower.replaceAll('-', ''), `${lower}'; --`, { not: lower }, [lower], null])(
    'is not %j',
    (value) => expect(takes(id, value)).toBe(false),
  );
});

describe('an e-mail address', () => {
  test('is kept in lower case', () => expect(folded(email, 'Ana.Lane@Example.COM')).toBe('ana.lane@example.com'));
  test.each([
    '',
    'ana',
    'ana@',
    '@example.com',
    'ana@example',
    'a b@example.com',
    'ana@example.com\nbcc: x@y.zz',
    `${'a'.repeat(250)}@example.com`,
    `a${nul}@example.com`,
  ])('is not %j', (value) => expect(takes(email, value)).toBe(false));
});

test('a password has ten characters or more, and is taken as it was typed', () => {
  expect(folded(password, ' ten chars ')).toBe(' ten chars ');
  expect(takes(password, 'x'.repeat(9))).toBe(false);
  expect(takes(password, 'x'.repeat(257))).toBe(false);
});

test('a version is a whole number that JavaScript can hold', () => {
  for (const good of [0, 1, Number.MAX_SAFE_INTEGER]) expect(takes(version, good)).toBe(true);
  for (const bad of [-1, 1.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, Infinity, '1', null])
    expect(takes(version, bad)).toBe(false);
});

test('what is looked for, and where a page goes on, hold nothing that the database cannot', () => {
  for (const schema of [searchText(100), cursor]) {
    expect(takes(schema, 'words')).toBe(true);
    for (const bad of [nul, half, 'x'.repeat(201), 7, { contains: '' }]) expect(takes(schema, bad)).toBe(false);
  }
});

test('the address of a workspace is short, in lower case, and no path', () => {
  for (const good of ['a', 'harbour-lane', 'x2']) expect(takes(slug, good)).toBe(true);
  for (const bad of ['', '-a', 'a-', 'A', 'a/b', '../a', 'a b', 'ä', 'a'.repeat(49)]) expect(takes(slug, bad)).toBe(false);
});
