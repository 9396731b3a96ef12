import * as z from 'zod';
import { fileView } from '@parley/contract/file-view';

/** What the server says to the last part of a file, and to one that it does not take. */
export const answer = z.object({ file: fileView });
export const refusal = z.object({ error: z.object({ message: z.string() }) });
