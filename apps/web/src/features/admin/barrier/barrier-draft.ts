import { barrierInput, type BarrierInput, type BarrierView, type OtherSide } from '@parley/contract/barrier';

/** A barrier as its form holds it: sides that may not be chosen yet. `rest` stands for everybody else. */
export type BarrierDraft = { name: string; reason: string; oneGroupId: string; other: string; isOn: boolean };
export const rest = 'rest';

export type Sides = { oneGroupId: string; other: OtherSide };

export const draftOf = (barrier: BarrierView | null): BarrierDraft => ({
  name: barrier?.name ?? '',
  reason: barrier?.reason ?? '',
  oneGroupId: barrier?.one.groupId ?? '',
  other: barrier ? (barrier.other.groupId ?? rest) : '',
  isOn: barrier?.isOn ?? true,
});

const toOther = (other: string): OtherSide => (other === rest ? { kind: 'rest' } : { kind: 'group', groupId: other });

export const sidesOf = ({ one, other }: BarrierView): Sides => ({
  oneGroupId: one.groupId ?? '',
  other: toOther(other.groupId ?? rest),
});

/** Both sides, once two different ones are chosen. */
export const chosenSides = ({ oneGroupId, other }: BarrierDraft): Sides | null =>
  oneGroupId && other && oneGroupId !== other ? { oneGroupId, other: toOther(other) } : null;

/** What is sent, or the first thing that is wrong, under the name of its field. */
export function readDraft(draft: BarrierDraft): { input: BarrierInput } | { field: string; problem: string } {
  const { name, reason, oneGroupId, other, isOn } = draft;
  const parsed = barrierInput.safeParse({ name, reason, oneGroupId, other: toOther(other), isOn });
  if (parsed.success) return { input: parsed.data };
  const issue = parsed.error.issues[0];
  return { field: String(issue?.path[0] ?? 'other'), problem: issue?.message ?? '' };
}
