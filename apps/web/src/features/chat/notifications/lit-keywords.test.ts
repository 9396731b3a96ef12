import { expect, test } from 'vitest';
import { splitAtWords } from './lit-keywords.tsx';

test('keywords are found whatever their case, the text stays whole', () => {
  expect(splitAtWords('The Audit and the audits (C++)', ['audit', 'c++'])).toEqual([
    'The ',
    'Audit',
    ' and the ',
    'audit',
    's (',
    'C++',
    ')',
  ]);
  expect(splitAtWords('Nothing here', [])).toEqual(['Nothing here']);
});
