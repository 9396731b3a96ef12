import { testMatrix } from './matrix/test-matrix.ts';

testMatrix({ part: 0, of: 3 });
