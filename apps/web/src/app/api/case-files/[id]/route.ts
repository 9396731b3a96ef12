import { openCaseFile } from '@parley/core/oversight-case/case-file';
import { overseenFileRoute } from '../../overseen-file-route.ts';

/** A file of a conversation in a case, for whoever works on it. */
export const GET = overseenFileRoute((actor, { of, ...link }) => openCaseFile(actor, { caseId: of, ...link }));
