import type { ExportedEvent } from '@parley/db/archive/read-stretches';
import { labelEntriesBefore } from '@parley/db/label/labels-before';
import type { TenantTx } from '@parley/db/with-tenant';
import { labelTrail } from '../export/label-trail.ts';

const read = (payload: string | null) => (payload === null ? {} : (JSON.parse(payload) as object));

/** Which label each message of a run of entries stands under, as an export says it: by the log up to that entry alone. */
export async function labelsOf(tx: TenantTx, streamId: string, events: ExportedEvent[]): Promise<Map<number, string>> {
  const [first] = events;
  if (!first) return new Map();
  const messages = events.flatMap(({ type, subject }) => (type.startsWith('message.') && subject ? [subject] : []));
  const earlier = await labelEntriesBefore(tx, { streamId, upTo: first.version - 1, messageIds: [...new Set(messages)] });
  const follow = labelTrail();
  for (const { type, subject, payload } of earlier) follow({ stream: streamId, type, subject }, read(payload));
  return new Map(
    events.flatMap(({ version, type, subject, payload }) => {
      const label = follow({ stream: streamId, type, subject }, read(payload));
      return label && type.startsWith('message.') ? [[version, label] as const] : [];
    }),
  );
}
