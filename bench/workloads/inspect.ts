import { findMatches } from '@parley/core/boundary-rule/find-matches';
import { inspect } from '@parley/core/inspect/inspect';
import { findDetector } from '@parley/core/inspect/detectors/find-detector';
import type { Bench, Figure } from './figure.ts';

const words =
  `account meeting letter adviser review clinic patient form transfer client annual statement policy premium claim morning
  afternoon please thank regards attached signed agreed pension market rate fund year invoice contract notary court hearing file case
  question answer today tomorrow Monday telephone office number payment deposit branch`
    .trim()
    .split(/\s+/);
const builtIn = ['card', 'iban', 'secret', 'health', 'ukNino', 'usSsn', 'deTaxId', 'frNir', 'chAhv'] as const;
/** A firm's dictionaries: names and phrases, and two patterns that were made to cost as much as they can. */
const dictionaries: string[][] = [
  ...Array.from({ length: 7 }, (_, n) => Array.from({ length: 30 }, (_, m) => `codename ${'abcdefghij'[n]}${m} falcon`)),
  ['a*a*a*b', '*e*e*e*x'],
  ['?a?a?a?b', '#### #### ####'],
];

/** Some kilobyte of what people write: words, a date, an amount, a telephone number, a link. */
function writeMessage(seed: number): string {
  let text = '';
  for (let n = seed; text.length < 1_000; n += 1) {
    const word = words[(n * 7919) % words.length] ?? '';
    text +=
      n % 23 === 0
        ? `${word} 12.${(n % 9) + 1}.2026, 1,250.${10 + (n % 80)} EUR. `
        : n % 41 === 0
          ? 'https://example.com/a/b?c=1 '
          : `${word} `;
  }
  return text.slice(0, 1_000);
}

/** What the boundary costs a message of a kilobyte that meets twenty detectors and none of their rules. */
export function inspectMessages({ isQuick }: Bench): Promise<Figure[]> {
  const detectors = [
    ...builtIn.map((detector) => findDetector({ detector, terms: [] })),
    ...dictionaries.map((terms) => findDetector({ detector: 'own', terms })),
    findDetector({ detector: 'links', terms: ['evil.example', 'files.example/share'] }),
    findDetector({ detector: 'otherLinks', terms: ['example.com'] }),
  ];
  const rules = detectors.map((detector) => ({ detector, leastCount: 1 }));
  const messages = Array.from({ length: 500 }, (_, seed) => writeMessage(seed + 1));
  const runs = isQuick ? 2_000 : 20_000;
  const once = (n: number) => {
    const text = messages[n % messages.length] ?? '';
    inspect({ text }, { door: 'message' });
    return findMatches(rules, { texts: [text] }).length;
  };
  // What the compiler has not seen yet is no measure of it.
  for (let n = 0; n < 1_000; n += 1) once(n);
  const started = performance.now();
  for (let n = 0; n < runs; n += 1) once(n);
  const microseconds = ((performance.now() - started) * 1_000) / runs;
  return Promise.resolve([
    {
      workload: 'inspect',
      measure: `inspect of a 1 kB message, ${detectors.length} detectors`,
      unit: 'µs',
      values: { Parley: microseconds },
      note: 'own dictionaries of 30 phrases, two hostile patterns among them',
      goal: { atMost: 100 },
    },
  ]);
}
