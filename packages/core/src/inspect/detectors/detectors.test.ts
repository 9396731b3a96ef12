import { detectorNames } from '@parley/contract/boundary-rule';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDetector } from './find-detector.ts';
import { ownWords } from './own-words.ts';

const found = (detector: (typeof detectorNames)[number], text: string, terms: string[] = []) =>
  findDetector({ detector, terms })
    .find(text)
    .map(({ start, end }) => text.slice(start, end));

describe.each<[(typeof detectorNames)[number], finds: [text: string, ...what: string[]][], passes: string[]]>([
  [
    'card',
    [
      ['4111111111111111', '4111111111111111'],
      ['pay with 4111 1111 1111 1111 please', '4111 1111 1111 1111'],
      ['5500-0000-0000-0004.', '5500-0000-0000-0004'],
      ['Amex 3782 822463 10005', '3782 822463 10005'],
      ['４１１１ １１１１ １１１１ １１１１', '４１１１ １１１１ １１１１ １１１１'],
      ['٤١١١ ١١١١ ١١١١ ١١١١', '٤١١١ ١١١١ ١١١١ ١١١١'],
      ['41\u200b11111111\u200b111111', '41\u200b11111111\u200b111111'],
      ['4111\u00a01111\u20111111\u20111111', '4111\u00a01111\u20111111\u20111111'],
      ['matter 12 4111 1111 1111 1111', '4111 1111 1111 1111'],
      ['2223003122003222 and 6011000990139424', '2223003122003222', '6011000990139424'],
    ],
    [
      '4111111111111112',
      '41111111111111111111111111',
      'a4111111111111111',
      '4111111111111111b',
      '0.4111111111111111',
      '1234 5678 9012 3456',
      '0000 0000 0000 0000',
      '9111111111111111',
      'call +44 20 7946 0958',
      '',
    ],
  ],
  [
    'iban',
    [
      ['GB82WEST12345698765432', 'GB82WEST12345698765432'],
      ['to DE89 3704 0044 0532 0130 00 today', 'DE89 3704 0044 0532 0130 00'],
      ['ch9300762011623852957', 'ch9300762011623852957'],
      ['FR14-2004-1010-0505-0001-3M02-606', 'FR14-2004-1010-0505-0001-3M02-606'],
    ],
    [
      'GB82WEST12345698765431',
      'DE89 3704 0044 0532 0130',
      'XX82WEST12345698765432',
      'AGB82WEST12345698765432',
      'GB82WEST123456987654321',
    ],
  ],
  [
    'ukNino',
    [
      ['AB 12 34 56 C', 'AB 12 34 56 C'],
      ['jg103759a', 'jg103759a'],
    ],
    ['BG123456A', 'AB123456E', 'QQ123456C', 'XAB123456C'],
  ],
  [
    'usSsn',
    [
      ['123-45-6789', '123-45-6789'],
      ['123 45 6789', '123 45 6789'],
      ['SSN: 123456789', '123456789'],
    ],
    [
      '000-45-6789',
      '666-45-6789',
      '923-45-6789',
      '123-00-6789',
      '123-45-0000',
      '078-05-1120',
      '123456789',
      '123-45 6789',
      '1-123-45-6789',
    ],
  ],
  [
    'deTaxId',
    [
      ['86095742719', '86095742719'],
      ['IdNr. 47 036 892 816', '47 036 892 816'],
    ],
    ['86095742718', '12345678901', '06095742719', '186095742719'],
  ],
  [
    'frNir',
    [
      ['2 55 08 14 168 025 38', '2 55 08 14 168 025 38'],
      ['255081416802538', '255081416802538'],
    ],
    ['255081416802539', '955081416802538'],
  ],
  [
    'chAhv',
    [
      ['756.9217.0769.85', '756.9217.0769.85'],
      ['7569217076985', '7569217076985'],
    ],
    ['756.9217.0769.84', '757.9217.0769.85'],
  ],
  [
    'secret',
    [
      ['-----BEGIN RSA PRIVATE KEY-----\nMII', '-----BEGIN RSA PRIVATE KEY-----'],
      ['AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE'],
      [`token ghp_${'a1B2'.repeat(9)} there`, `ghp_${'a1B2'.repeat(9)}`],
      [`sk_${'live'}_${'x9'.repeat(12)}`, `sk_${'live'}_${'x9'.repeat(12)}`],
      [`xoxb-${'1234567890'}-abcdef`, `xoxb-${'1234567890'}-abcdef`],
      ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN'],
      ['Password: hunter2!', 'hunter2!'],
      ['Kennwort = S0mmer2026', 'S0mmer2026'],
    ],
    ['-----BEGIN PUBLIC KEY-----', 'password: required', 'The password is with Ana.', `sk_test_${'x9'.repeat(12)}`, 'eyJ', 'AKIA'],
  ],
  [
    'health',
    [
      ['Diagnosis F32.1, recurrent', 'F32.1'],
      ['The patient was admitted with I21', 'I21'],
      ['Diagnose: J45.0', 'J45.0'],
      ['診断は E11.9 です', 'E11.9'],
    ],
    ['Take the A12 to Colchester', 'Room B12', 'The patient is well', `F32.1 ${'and so on '.repeat(20)} patient`],
  ],
])('%s', (detector, finds, passes) => {
  test.each(finds)('finds %j', (text, ...what) => expect(found(detector, text)).toEqual(what));
  test.each(passes)('passes %j', (text) => expect(found(detector, text)).toEqual([]));
});

describe('a firm’s own words', () => {
  test.each<[terms: string[], text: string, ...what: string[]]>([
    [['falcon'], 'Project FALCON starts', 'FALCON'],
    [['project falcon'], 'the project-falcon  file', 'project-falcon'],
    [['Réunion'], 'la reunion de lundi', 'reunion'],
    [['falcon'], 'ｆａｌｃｏｎ fal\u200bcon fálcón f4lc0n', 'ｆａｌｃｏｎ', 'fal\u200bcon', 'fálcón', 'f4lc0n'],
    [['paid'], 'pa1d', 'pa1d'],
    [['title'], 't1tle', 't1tle'],
    [['k9'], 'K9', 'K9'],
    [['極秘'], 'これは極秘です', '極秘'],
    [['سري'], 'هذا سِرِّي جدا', 'سِرِّي'],
    [['CASE-####'], 'see case-2041 and CASE 77', 'case-2041'],
    [['m?ller'], 'Müller, Miller and Mller', 'Müller', 'Miller'],
    [['confiden*'], 'Confidential, confidence, confid', 'Confidential', 'confidence'],
    [['*bank'], 'Sparbank and Banks and bank', 'Sparbank', 'bank'],
    [['a*z'], `az abcz a${'b'.repeat(20)}z a${'b'.repeat(21)}z`, 'az', 'abcz', `a${'b'.repeat(20)}z`],
    [['red', 'red herring'], 'a red herring', 'red herring'],
  ])('%j in %j', (terms, text, ...what) => expect(found('own', text, terms)).toEqual(what));
  test.each<[terms: string[], text: string]>([
    [['falcon'], 'falconry and afalcon'],
    [['mail'], 'mall'],
    [['a*c'], 'a c'],
    [['####'], '12345'],
    [['project falcon'], 'falcon project'],
    [['***'], 'anything'],
  ])('%j is not in %j', (terms, text) => expect(found('own', text, terms)).toEqual([]));
});

/** Texts that begin again and again what the detectors look for. */
const seeds = [
  ...['4', '4 ', '4111 1111 1111 111', '1-', '\u200b1', '٤', 'GB82 ', 'GB82WEST1234', 'DE8', 'AB 12 34 ', '123-45-', '86 095 742 '],
  ...[
    '2 55 08 14 ',
    '756.9217.',
    'eyJ',
    'eyJaaaaaaaa.',
    'eyJaaaaaaaa-',
    'ghp_',
    'xoxb-',
    'sk_live_',
    'password=',
    'password = "',
    '-----BEGIN ',
  ],
  ...['F32.1 ', 'F32 patient ', 'a', 'ab ', 'a1', 'a1 ', 'あ', 'ああい', ' ', '\u200b', 'é', '\ud835\udfce', '\ud800', 'İß'],
];
const hostile = ['a*a*a*b', '?a?a?a?b', '*a', 'a*', '?あ*あ*い', 'ああああああああい', '# # # #', 'a a a a b'];
const every = [
  ...detectorNames.map((detector) => findDetector({ detector, terms: detector === 'own' ? hostile : [] })),
  ownWords(seeds),
];

test('whatever a text is made of, finds lie inside of it, one after the other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...seeds, ...hostile), fc.string({ unit: 'binary' })), { maxLength: 30 }),
      (parts) => {
        const text = parts.join('');
        for (const detector of every)
          for (const { start, end } of detector.find(text)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
      },
    ),
    { numRuns: 200 },
  );
});

// Far above what any of them needs, so that a slow machine passes, and far below what a pattern that goes back costs.
const boundMs = 20_000;
test.each(seeds)('a hundred thousand of %j take no detector long', { timeout: 120_000 }, (seed) => {
  const text = seed.repeat(100_000 / seed.length);
  for (const ending of ['', 'x9!'])
    for (const detector of every) {
      const from = performance.now();
      detector.find(text + ending);
      expect(performance.now() - from, `${detector.id} with ${ending}`).toBeLessThan(boundMs);
    }
});
