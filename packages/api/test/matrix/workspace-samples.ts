import { scanRuleView } from '@parley/contract/scan-rule';
import { forgive } from '@parley/core/identity/throttle';
import { askDeletion, cancelDeletion } from '@parley/core/workspace/deletion';
import { choosePreset, takeBackPreset } from '@parley/core/workspace/presets';
import { getWorkspaceSettings, setAccent, setMemberDefaults } from '@parley/core/workspace/settings';
import { answers } from './answers.ts';
import { releaseHolds } from './retention-samples.ts';
import type { Samples } from './samples.ts';
import { short, dot } from './make-things.ts';

const noDefaults = { channelIds: [], locale: null, timeZone: null, notifyDefault: null };

/** What is set for a whole firm. */
export const workspaceSamples: Samples = {
  'workspace.askDeletion': {
    input: async (world) => {
      await cancelDeletion(world.people.owner);
      await releaseHolds(world);
      await forgive('deletion.member', world.people.owner.memberId);
      return { name: (await getWorkspaceSettings(world.people.owner)).name, password: world.people.owner.password };
    },
    answer: answers.deletion,
  },
  'workspace.cancelDeletion': {
    input: async (world) => {
      const { name } = await getWorkspaceSettings(world.people.owner);
      await releaseHolds(world);
      await forgive('deletion.member', world.people.owner.memberId);
      await askDeletion(world.people.owner, { name, password: world.people.owner.password });
    },
    answer: answers.deletion,
  },
  'workspace.changeAddress': { input: () => ({ slug: `w-${short()}` }), answer: answers.slug },
  'workspace.choosePreset': {
    input: async (world) => {
      await takeBackPreset(world.people.owner);
      return { preset: 'general' };
    },
    answer: answers.presets,
  },
  'workspace.takeBackPreset': {
    input: async (world) => {
      await takeBackPreset(world.people.owner);
      await choosePreset(world.people.owner, { preset: 'general' });
    },
    answer: answers.presets,
  },
  'workspace.deletion': { input: () => undefined, answer: answers.deletion },
  'workspace.dismissSetup': { input: () => ({ isDismissed: true }), answer: answers.setup },
  'workspace.presets': { input: () => undefined, answer: answers.presets },
  'workspace.rename': { input: (world) => ({ name: `${world.marker} ${short()}` }), answer: answers.nothing },
  'workspace.setAccent': { input: () => ({ accent: `#${short().slice(-6)}` }), answer: answers.nothing },
  'workspace.setDefaults': {
    input: async (world) => {
      await setMemberDefaults(world.people.owner, noDefaults);
      return { ...noDefaults, channelIds: [world.tenant.generalId] };
    },
    answer: answers.nothing,
  },
  'workspace.removeAccent': {
    input: async (world) => setAccent(world.people.owner, { accent: '#2f5fb0' }),
    answer: answers.nothing,
  },
  'workspace.removeLogo': { input: () => undefined, answer: answers.nothing },
  'workspace.setLogo': { input: () => ({ picture: dot }), answer: answers.nothing },
  'workspace.settings': { input: () => undefined, answer: answers.workspaceSettings },
  'workspace.setup': { input: () => undefined, answer: answers.setup },
  'workspace.skipSetupStep': { input: () => ({ step: 'logo', isSkipped: true }), answer: answers.setup },
  'workspace.bootstrap': { input: () => undefined, answer: answers.bootstrap },
  'workspace.scanRule': { input: () => undefined, answer: scanRuleView },
  // What holds there already: under the other rule, the files of the samples around it would stay closed.
  'workspace.setScanRule': { input: () => ({ rule: 'mark' }), answer: scanRuleView },
};
