import { testMatrix } from './matrix/test-matrix.ts';

testMatrix({ part: 1, of: 3 });
