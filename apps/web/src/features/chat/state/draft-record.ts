import type { DraftView } from '@parley/contract/draft';

/** Where a draft stands: in a channel, or under a message of it. */
export type DraftPlace = { channelId: string; parentId?: string };
/** A draft as this device knows it. `base`: the server's version it was written on; dirty: the server does not have it yet. */
export type DraftRecord = DraftPlace & {
  text: string;
  base: number;
  editedAt: number;
  isDirty: boolean;
  others: DraftView['others'];
};
export type Drafts = Record<string, DraftRecord>;

export const draftKey = ({ channelId, parentId }: DraftPlace): string => parentId ?? channelId;

/** The time of a change is later than all that was seen before it, whatever the clock says: a later text is never taken for an older one. */
export function editRecord(record: DraftRecord | undefined, place: DraftPlace, text: string, now: number): DraftRecord {
  const { base = 0, editedAt = 0, others = [] } = record ?? {};
  return { ...place, text, base, editedAt: Math.max(now, editedAt + 1), isDirty: true, others };
}

/** What the server has now, heard from elsewhere. A text that it does not have yet stays until it answers about that one. */
export function takeView(record: DraftRecord | undefined, view: DraftView): DraftRecord {
  const { others } = view;
  if (record?.isDirty || (record && view.version <= record.base)) return { ...record, others };
  return {
    channelId: view.channelId,
    ...(view.key === view.channelId ? {} : { parentId: view.key }),
    text: view.body,
    base: view.version,
    editedAt: view.editedAt,
    isDirty: false,
    others,
  };
}

/**
 * The server's answer about what was sent. Who has written on meanwhile goes on from there if their words were taken; if others
 * stood, the next words go out as not knowing of them, so that both stay.
 */
export function settle(record: DraftRecord | undefined, sent: DraftRecord, view: DraftView): DraftRecord {
  if (!record?.isDirty) return takeView(record, view);
  if (record.editedAt === sent.editedAt) return takeView({ ...record, isDirty: false }, view);
  return { ...record, others: view.others, ...(view.body === sent.text ? { base: Math.max(record.base, view.version) } : {}) };
}
