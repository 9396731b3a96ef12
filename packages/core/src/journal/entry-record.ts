import type { ExportedEvent } from '@parley/db/archive/read-stretches';
import type { Stretch } from './delivery.ts';

/** An entry as an export has it, with the conversation that it belongs to: the same fields, in the same order. */
export const entryRecord = ({ channel }: Stretch, event: ExportedEvent) => ({
  record: 'event',
  stream: event.streamId,
  version: event.version,
  type: event.type,
  actor: event.actor,
  subject: event.subject,
  at: event.at,
  client: event.client,
  payloadHash: event.payloadHash,
  hash: event.hash,
  payload: event.payload,
  conversation: channel,
});
