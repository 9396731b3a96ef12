import { expect, test } from 'vitest';
import { guessLanguage } from './guess-language.ts';

test.each([
  ['{"a": [1]}', 'json'],
  ['#!/usr/bin/env bash\nls', 'bash'],
  ['SELECT * FROM ledger;', 'sql'],
  ['def total(rows):\n  return sum(rows)', 'python'],
  ["import { a } from 'b';", 'typescript'],
  ['Dear all,\n\nthe quarter is closed.', ''],
  ['{not json', ''],
])('%s', (text, language) => expect(guessLanguage(text)).toBe(language));
