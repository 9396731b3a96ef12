import * as z from 'zod';
import { id, searchText } from './primitives.ts';
import { recordScope, wholeRecord } from './record-scope.ts';

/** What an export has beside the records and files themselves, which are always in it. */
export const exportFormats = ['eml', 'csv', 'pdf', 'xml'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * An export holds what its asker may read. With `isEverything` it holds all there is, once a second person has agreed; with a
 * case, all that the case is about. A case brings its own scope.
 */
export const exportRequest = z
  .strictObject({
    isEverything: z.boolean().default(false),
    caseId: id.nullable().default(null),
    scope: recordScope.default(wholeRecord),
    reason: searchText(500).default(''),
    formats: z.array(z.enum(exportFormats)).max(exportFormats.length).default(['eml']),
  })
  .refine(({ isEverything, caseId }) => !isEverything || caseId === null, {
    message: 'Choose either everything or a case.',
    path: ['caseId'],
  });
export type ExportRequest = z.infer<typeof exportRequest>;
