import type { z } from 'zod';
import type { BuiltMember } from '@parley/core/testing/build';
import type { World } from './build-world.ts';

/** Who calls, and who wrote what the call is about: the caller, where they are in the room. */
export type Parts = { caller: BuiltMember; author: BuiltMember };

/** How to make a valid call, anew each time, about things of `world` that are there to be spoiled. */
export type Sample = {
  input: (world: World, parts: Parts) => unknown;
  /** The whole of what an ok answer may hold. */
  answer: z.ZodType;
  /** What another workspace's ids do: the call is refused (NOT_FOUND), or they are passed over like ids of nobody. */
  foreign?: 'passedOver';
  /** Ids that the caller makes up. */
  chosen?: string[];
  /** Takes back what an ok call does to the people whom other calls need. */
  restore?: (world: World) => Promise<void>;
  /** Fields in which null says that there is none. */
  mayBeNull?: string[];
  /** Every field may be left out. */
  mayBeEmpty?: boolean;
};
export type Samples = Record<string, Sample>;
