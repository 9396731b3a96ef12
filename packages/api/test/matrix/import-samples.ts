import { importProblemPage, importView } from '@parley/contract/import-view';
import { reportView } from '@parley/contract/report-view';
import { importIn } from '../../../core/test/import/import-in.ts';
import { answers } from './answers.ts';
import type { Samples } from './samples.ts';
import * as z from 'zod';

/** What comes from elsewhere, and what is counted of it. */
export const importSamples: Samples = {
  'report.get': { input: () => ({ days: 7 }), answer: reportView },
  'import.cancel': { input: (world) => importIn(world.tenant, 'running'), answer: importView },
  'import.discard': { input: (world) => importIn(world.tenant, 'ready'), answer: answers.nothing },
  'import.get': { input: (world) => importIn(world.tenant, 'ready'), answer: importView },
  'import.list': {
    input: () => ({}),
    answer: z.strictObject({ items: z.array(importView), nextCursor: z.string().nullable() }),
    mayBeEmpty: true,
  },
  'import.problems': { input: (world) => importIn(world.tenant, 'ready'), answer: importProblemPage },
  'import.start': {
    input: async (world) => ({
      ...(await importIn(world.tenant, 'ready')),
      options: { prefix: '', channels: 'private', withDirect: false },
    }),
    answer: importView,
  },
};
