import { publishAcceptableUse } from '@parley/core/acceptable-use/publish';
import { forgive } from '@parley/core/identity/throttle';
import { answers } from './answers.ts';
import type { Samples } from './samples.ts';

/** Nobody is kept out by it: the samples around it go on working. */
const terms = { body: "Be kind, and keep clients' matters here.", asksAgain: true, forGuests: true, closesChat: false };

/** The terms that members sign. */
export const acceptableUseSamples: Samples = {
  'acceptableUse.get': { input: () => undefined, answer: answers.acceptableUse },
  'acceptableUse.publish': { input: () => terms, answer: answers.acceptableUse },
  'acceptableUse.withdraw': {
    input: async (world) => void (await publishAcceptableUse(world.people.owner, terms)),
    answer: answers.acceptableUse,
  },
  'acceptableUse.remind': {
    input: async (world) => {
      await forgive('acceptableUseReminder.tenant', world.tenant.tenantId);
      await publishAcceptableUse(world.people.owner, terms);
    },
    answer: answers.reminded,
  },
  'acceptableUse.roster': { input: () => ({ cursor: null }), answer: answers.roster, mayBeEmpty: true },
  'acceptableUse.sign': {
    input: async (world) => {
      const { current } = await publishAcceptableUse(world.people.owner, terms);
      return { version: current?.version ?? 0, name: 'Signed by name' };
    },
    answer: answers.acceptableUse,
  },
};
