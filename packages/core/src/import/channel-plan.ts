import type { FileView } from '@parley/contract/file-view';
import type { EventRow, WorkspaceRows } from '@parley/db/import/insert-workspace';
import { v7 } from 'uuid';

export type People = { idOf: (key: string) => string; nameOf: (key: string) => string };
export type PlannedFile = { id: string; content: Uint8Array };

/** What is known of a channel while its history is played; `rows` collects what the database will hold. */
export type ChannelPlan = {
  tenantId: string;
  channelId: string;
  /** In a direct or group conversation every message tells everybody. */
  isConversation: boolean;
  memberIds: Set<string>;
  people: People;
  rows: WorkspaceRows;
  files: PlannedFile[];
  /** In the order of `seq`. */
  messages: PlannedMessage[];
  version: number;
};

export type PlannedMessage = {
  id: string;
  channel_id: string;
  seq: number;
  version: number;
  created_version: number;
  client_id: string;
  author_id: string;
  parent_id: string | null;
  body: string;
  mentions: string[];
  reactions: Record<string, string[]> | null;
  files: FileView[] | null;
  reply_count: number;
  last_reply_at: string | null;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
};

/** Something that happened at a time. All steps of a channel are sorted, then applied one after the other. */
export type Step = { at: Date; apply: () => void };

type NewEvent = { type: string; actorId: string; subjectId: string | null; clientId?: string; at: Date; payload: string };

/** Ids that sort by the time of the thing, as new ones do. */
export const idAt = (at: Date): string => v7({ msecs: at.valueOf() });

export const toEventRow = (streamId: string, event: NewEvent): EventRow => ({
  stream_id: streamId,
  type: event.type,
  actor_id: event.actorId,
  subject_id: event.subjectId,
  client_id: event.clientId ?? null,
  at: event.at.toISOString(),
  payload: event.payload,
});

/** Adds to the channel's log; answers the version. */
export function appendTo(plan: ChannelPlan, event: NewEvent): number {
  plan.rows.events.push(toEventRow(plan.channelId, event));
  plan.version += 1;
  return plan.version;
}
