import { expect, test } from 'vitest';
import { normalisePatch } from './normalise-patch.ts';

const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
const operations = (given: unknown[]) => (normalisePatch({ schemas, Operations: given }) as { Operations: unknown[] }).Operations;

test.each<[string, unknown, unknown[]]>([
  [
    'Entra writes the verb with a capital and false as a word',
    { op: 'Replace', path: 'active', value: 'False' },
    [{ op: 'replace', path: 'active', value: false }],
  ],
  [
    'Okta sends a value without a path',
    { op: 'replace', value: { active: false } },
    [{ op: 'replace', path: 'active', value: false }],
  ],
  [
    'Entra names parts as keys of one value',
    { op: 'Add', value: { 'name.givenName': 'Ana', 'emails[type eq "work"].value': 'ana@a.example', active: 'True' } },
    [
      { op: 'add', path: 'name.givenName', value: 'Ana' },
      { op: 'add', path: 'emails[type eq "work"].value', value: 'ana@a.example' },
      { op: 'add', path: 'active', value: true },
    ],
  ],
  [
    'Entra takes members out by a list',
    { op: 'Remove', path: 'members', value: [{ value: 'a-1' }, { value: 'b" or id pr' }] },
    [
      { op: 'remove', path: 'members[value eq "a-1"]' },
      { op: 'remove', path: 'members[value eq ""]' },
    ],
  ],
  ['what is right stays', { op: 'remove', path: 'title' }, [{ op: 'remove', path: 'title' }]],
  [
    'an id in the value is passed over',
    { op: 'replace', value: { id: 'x', displayName: 'A' } },
    [{ op: 'replace', path: 'displayName', value: 'A' }],
  ],
])('%s', (_, given, expected) => {
  expect(operations([given])).toEqual(expected);
});

test.each([null, 'text', [1], { Operations: 'none' }, { Operations: [null, 7, {}] }])(
  'what is no PATCH is left to be refused: %j',
  (body) => {
    expect(() => normalisePatch(body)).not.toThrow();
  },
);
