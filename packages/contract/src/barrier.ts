import * as z from 'zod';
import { limits } from './limits.ts';
import { id, line } from './primitives.ts';

/** Who stands on one side: the people of a group, or everybody who is not on the other side. */
export const otherSide = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('group'), groupId: id }),
  z.strictObject({ kind: z.literal('rest') }),
]);
export type OtherSide = z.infer<typeof otherSide>;

const sides = { oneGroupId: id, other: otherSide };
const areTwo = ({ oneGroupId, other }: { oneGroupId: string; other: OtherSide }) =>
  other.kind === 'rest' || other.groupId !== oneGroupId;
const twoNeeded = 'Choose two different groups: a group cannot be kept apart from itself.';

const barrierFields = z.strictObject({
  name: line(limits.barrierName, 'a name for the barrier'),
  /** Why it stands, for whoever looks later. */
  reason: line(limits.barrierReason, 'why it stands'),
  ...sides,
  isOn: z.boolean(),
});
export const barrierInput = barrierFields.refine(areTwo, { message: twoNeeded, path: ['other'] });
export type BarrierInput = z.infer<typeof barrierInput>;
/** `version` is that of the barrier as it was looked at: a change that somebody made meanwhile is not overwritten. */
export const barrierChange = barrierFields
  .extend({ id, version: z.int().positive().max(1_000_000) })
  .refine(areTwo, { message: twoNeeded, path: ['other'] });

const side = z.strictObject({ groupId: id.nullable(), name: z.string().nullable(), people: z.int() });
export type BarrierSide = z.infer<typeof side>;

export const barrierView = z.strictObject({
  id,
  name: z.string(),
  reason: z.string(),
  one: side,
  /** Without a group: everybody else. */
  other: side,
  isOn: z.boolean(),
  version: z.int(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
});
export type BarrierView = z.infer<typeof barrierView>;
export const barrierList = z.strictObject({ items: z.array(barrierView), max: z.int() });

export const barrierPreviewInput = z.strictObject(sides).refine(areTwo, { message: twoNeeded, path: ['other'] });
/** What a barrier between two sides closes. Only names that the reader may see are named; the rest are numbers. */
export const barrierPreview = z.strictObject({
  one: z.int(),
  other: z.int(),
  /** Who stands on both sides is kept apart from either. */
  onBoth: z.int(),
  channels: z.array(z.strictObject({ id, name: z.string() })),
  moreChannels: z.int(),
  closedChannels: z.int(),
  conversations: z.int(),
});
export type BarrierPreview = z.infer<typeof barrierPreview>;

/** Acts of one person on another, then acts of a person in a channel. */
export const personActs = ['find', 'write'] as const;
export const channelActs = ['read', 'join', 'post'] as const;
export const simulateInput = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(personActs), memberId: id, otherId: id }),
  z.strictObject({ act: z.enum(channelActs), memberId: id, channelId: id }),
]);
export type SimulateInput = z.infer<typeof simulateInput>;

/** `rule` is the line of the table, or the barrier, that decided; `reason` what the person would be told. */
export const simulated = z.strictObject({
  allow: z.boolean(),
  rule: z.string(),
  reason: z.string(),
  barrier: z.strictObject({ id, name: z.string(), setBy: z.string() }).nullable(),
});
export type Simulated = z.infer<typeof simulated>;

export const barrierPeople = z.strictObject({ items: z.array(z.strictObject({ id, name: z.string() })) });
