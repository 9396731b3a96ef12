import { waitingList } from '@parley/contract/waiting';
import type { Samples } from './samples.ts';

export const waitingSamples: Samples = {
  'waiting.list': { input: () => undefined, answer: waitingList, mayBeEmpty: true },
};
