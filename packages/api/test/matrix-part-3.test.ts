import { testMatrix } from './matrix/test-matrix.ts';

testMatrix({ part: 2, of: 3 });
