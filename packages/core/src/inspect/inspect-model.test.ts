import type { BoundaryAct } from '@parley/contract/boundary-rule';
import { limits } from '@parley/contract/limits';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOutcome } from '../boundary-rule/decide-outcome.ts';
import { findMatches } from '../boundary-rule/find-matches.ts';
import { naive, type Find } from '../testing/naive-detectors.ts';
import { naiveLinks } from '../testing/naive-links.ts';
import { findDetector } from './detectors/find-detector.ts';
import { links, otherLinks } from './detectors/links.ts';
import { inspect } from './inspect.ts';

/** What detectors look for, nearly that, and what may stand around it. Texts are made of these, so that finds are frequent. */
const pieces = [
  ...[
    '4111111111111111',
    '4111 1111 1111 1111',
    '5500-0000-0000-0004',
    '4111111111111112',
    '3782 822463 10005',
    '1234',
    '41',
    '6011000990139424',
  ],
  ...['GB82WEST12345698765432', 'DE89 3704 0044 0532 0130 00', 'ch9300762011623852957', 'GB82 WEST', 'XX82WEST12345698765432'],
  ...[
    'AB 12 34 56 C',
    'jg103759a',
    'BG123456A',
    '123-45-6789',
    '123 45 6789',
    'SSN: 123456789',
    'social security number 123456789',
    '078-05-1120',
  ],
  ...[
    '86095742719',
    '47 036 892 816',
    '2 55 08 14 168 025 38',
    '255081416802538',
    '2 55 08 2A 168 025 50',
    '756.9217.0769.85',
    '7569217076985',
  ],
  ...['-----BEGIN RSA PRIVATE KEY-----', 'AKIAIOSFODNN7EXAMPLE', `ghp_${'a1B2'.repeat(9)}`, `sk_${'live'}_${'x9'.repeat(12)}`],
  ...[
    `xoxb-${'1234567890'}-abcdef`,
    `eyJ${'hbGci'.repeat(3)}.eyJ${'zdWIi'.repeat(3)}.dozjgNryP4J3`,
    'Password: hunter2!',
    'pwd="abc123"',
    'API_KEY : ',
  ],
  ...[
    'contraseña=s3cretos',
    'パスワード：h1mitsu',
    'Kennwort',
    'http://example.com/',
    'F32.1',
    'J45',
    'diagnos',
    'Patient ',
    '診断',
    'مرض',
    'A12',
  ],
  ...[
    'https://example.com/a?b=1',
    'www.evil.example',
    'evil.example/share/',
    'evi1.example',
    'a.b.evil.example.',
    'files@example.com',
    'example.com:80/x)',
  ],
  ...[
    ' ',
    ' ',
    '-',
    '.',
    ',',
    ':',
    '/',
    '@',
    '_',
    '\n',
    '\u00a0',
    '\u2011',
    '\u200b',
    '\u200b\u200b',
    'a',
    'Z',
    '1',
    '٤',
    '４',
    '½',
    'é',
    'ß',
    '漢',
    '🙂',
    '\ud835\udfce',
    '\ud800',
    '$',
    '"',
  ],
];
const texts = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }), {
    maxLength: 9,
  })
  .map((parts) => parts.join(''));

const known = Object.entries(naive).map(([name, slow]) => ({
  name,
  slow,
  real: findDetector({ detector: name as keyof typeof naive, terms: [] }),
}));

describe('a detector finds what a scan of every place of a text finds', () => {
  test.each(known)('$name', ({ real, slow }) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(real.find(text)).toEqual(slow(text));
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('links are those that a scan of every place of a text finds', () => {
  const terms = ['evil.example', 'files.example/share', 'mail.test'];
  const linkPieces = [
    ...['https://', 'HTTP://', 'www.', 'evil', 'еvil', 'ev1l', 'files', 'rnail', 'test', 'example', 'share', 'shared', 'com', 'é'],
    ...[
      '.',
      '.',
      '.',
      '/',
      '/',
      '-',
      '@',
      ':',
      ' ',
      ' ',
      '(',
      ')',
      '"',
      '\u200b',
      '1',
      'a',
      '漢',
      '𝐚',
      '😀',
      '\ud800',
      '%73',
      '?',
      '..',
    ],
  ];
  const addresses = fc.array(fc.constantFrom(...linkPieces), { maxLength: 24 }).map((parts) => parts.join(''));
  test.each([
    ['listed ones, and what looks like them', links(terms), false],
    ['ones that are not listed', otherLinks(terms), true],
  ] as const)('%s', (_, real, others) => {
    fc.assert(
      fc.property(fc.oneof(addresses, texts), (text) => {
        expect(real.find(text)).toEqual(naiveLinks(text, terms, others));
      }),
      { numRuns: 4_000 },
    );
  });
});

const acts: BoundaryAct[] = ['note', 'redact', 'warn', 'hold', 'block'];
const ruleSets = fc.array(
  fc.record({ of: fc.constantFrom(...known), leastCount: fc.integer({ min: 1, max: 3 }), act: fc.constantFrom(...acts) }),
  { maxLength: 12 },
);

/** The rules one by one, each reading everything by itself; the strictest of those that are met, and of those the first, decides. */
function judgeSlowly(rules: { slow: Find; leastCount: number; act: BoundaryAct }[], words: string[]) {
  const met = rules
    .map((rule, at) => ({
      at,
      act: rule.act,
      count: words.map((text) => rule.slow(text).length).reduce((a, b) => a + b, 0),
      least: rule.leastCount,
    }))
    .filter(({ count, least }) => count >= least);
  for (const [act, outcome] of [
    ['block', 'blocked'],
    ['hold', 'held'],
    ['warn', 'asked'],
    ['redact', 'leftOut'],
    ['note', 'noted'],
  ] as const) {
    const first = met.find((one) => one.act === act);
    if (first) return { met: met.map(({ at, count }) => [at, count]), outcome, by: first.at };
  }
  return { met: [], outcome: null, by: null };
}

test('a set of rules decides about a message as its rules do one after the other', () => {
  fc.assert(
    fc.property(ruleSets, fc.array(texts, { minLength: 1, maxLength: 2 }), (set, words) => {
      const rules = set.map(({ of, leastCount, act }, at) => ({ detector: of.real, leastCount, act, at }));
      const matches = findMatches(rules, { texts: words });
      const decision = decideOutcome(matches, { door: 'message' });
      expect({
        met: matches.map(({ rule, count }) => [rule.at, count]),
        outcome: decision?.outcome ?? null,
        by: decision?.rule.at ?? null,
      }).toEqual(
        judgeSlowly(
          set.map(({ of, ...rule }) => ({ ...rule, slow: of.slow })),
          words,
        ),
      );
    }),
    { numRuns: 1_500 },
  );
});

test('the first inspection stops what is too long, what would run, and what hides an address, and nothing else', () => {
  const endings = ['pdf', 'exe', 'txt', 'js', 'scr', 'docx', 'hta', 'png'];
  const runs = new Set(['exe', 'js', 'scr', 'hta']);
  const part = fc.constantFrom(
    'see ',
    '](',
    '] (',
    'javascript:',
    'data:',
    'VBScript:',
    'https://',
    'http://',
    'ana:pw@',
    'ana@',
    'example.com',
    '/',
    '@',
    ' ',
    'x',
  );
  const isHidden = (text: string): boolean => {
    const small = text.toLowerCase();
    for (let at = 0; at < text.length; at += 1) {
      if (
        small.startsWith('](', at) &&
        ['javascript:', 'data:', 'vbscript:'].some((scheme) =>
          small
            .slice(at + 2)
            .trimStart()
            .startsWith(scheme),
        )
      )
        return true;
      const scheme = ['https://', 'http://'].find((one) => small.startsWith(one, at));
      if (!scheme || /\w/.test(text.charAt(at - 1))) continue;
      const authority = /^[^\s/]*/.exec(text.slice(at + scheme.length))?.[0] ?? '';
      for (let colon = 1; colon < authority.length; colon += 1)
        if (authority[colon] === ':' && !authority.slice(0, colon).includes('@') && authority.slice(colon).includes('@'))
          return true;
    }
    return false;
  };
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }),
      fc.constantFrom(...endings),
      fc.integer({ min: 0, max: 2 }),
      (parts, ending, over) => {
        const text = parts.join('');
        expect(inspect({ text }, { door: 'message' }).outcome).toBe(isHidden(text) ? 'block' : 'pass');
        const file = { name: `a.${ending}`, mime: 'text/plain', bytes: limits.fileBytes - 1 + over };
        expect(inspect({ file }, { door: 'file' }).outcome).toBe(over > 1 || runs.has(ending) ? 'block' : 'pass');
      },
    ),
    { numRuns: 1_000 },
  );
});
