import { acceptableUseSamples } from './acceptable-use-samples.ts';
import { accountSamples } from './account-samples.ts';
import { archiveSamples } from './archive-samples.ts';
import { auditSamples } from './audit-samples.ts';
import { barrierSamples } from './barrier-samples.ts';
import { billingSamples } from './billing-samples.ts';
import { boundarySamples } from './boundary-samples.ts';
import { labelSamples } from './label-samples.ts';
import { caseSamples } from './case-samples.ts';
import { channelSamples } from './channel-samples.ts';
import { draftSamples } from './draft-samples.ts';
import { groupSamples } from './group-samples.ts';
import { importSamples } from './import-samples.ts';
import { journalSamples } from './journal-samples.ts';
import { matterSamples } from './matter-samples.ts';
import { memberSamples } from './member-samples.ts';
import { messageSamples } from './message-samples.ts';
import { ownSamples } from './own-samples.ts';
import { passkeySamples } from './passkey-samples.ts';
import { peopleSamples } from './people-samples.ts';
import { quarantineSamples } from './quarantine-samples.ts';
import { retentionSamples } from './retention-samples.ts';
import { ownDataSamples } from './own-data-samples.ts';
import { waitingSamples } from './waiting-samples.ts';
import { rightsSamples } from './rights-samples.ts';
import { singleSignOnSamples } from './single-sign-on-samples.ts';
import { socialSamples } from './social-samples.ts';
import { supervisionSamples } from './supervision-samples.ts';
import { workspaceSamples } from './workspace-samples.ts';
import type { Samples } from './samples.ts';

/** One for each procedure. */
export const procedureSamples: Samples = {
  ...acceptableUseSamples,
  ...accountSamples,
  ...archiveSamples,
  ...auditSamples,
  ...barrierSamples,
  ...billingSamples,
  ...boundarySamples,
  ...labelSamples,
  ...caseSamples,
  ...channelSamples,
  ...draftSamples,
  ...groupSamples,
  ...importSamples,
  ...journalSamples,
  ...matterSamples,
  ...memberSamples,
  ...messageSamples,
  ...ownSamples,
  ...passkeySamples,
  ...peopleSamples,
  ...quarantineSamples,
  ...retentionSamples,
  ...rightsSamples,
  ...ownDataSamples,
  ...waitingSamples,
  ...singleSignOnSamples,
  ...socialSamples,
  ...supervisionSamples,
  ...workspaceSamples,
};
