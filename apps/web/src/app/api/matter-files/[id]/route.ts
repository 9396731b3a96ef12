import { openMatterFile } from '@parley/core/matter/matter-file';
import { overseenFileRoute } from '../../overseen-file-route.ts';

/** A file of a matter, for its people. */
export const GET = overseenFileRoute((actor, { of, ...link }) => openMatterFile(actor, { matterId: of, ...link }));
