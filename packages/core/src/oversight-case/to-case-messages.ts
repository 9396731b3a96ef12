import type { CaseMessage, CaseReview } from '@parley/contract/case';
import {
  selectCaseEvents,
  selectCaseMessages,
  selectCaseRooms,
  type CaseEventRow,
  type CaseRoom,
} from '@parley/db/case/case-messages';
import type { LabelMark } from '@parley/contract/label';
import type { TenantTx } from '@parley/db/with-tenant';
import { toFileView } from '../file/to-file-view.ts';
import { channelLabels } from './channel-labels.ts';
import type { OpenCase } from './require-open-case.ts';

const dayMs = 86_400_000;

/** The scope of an open case, ready to be asked: its channels with where each ends, and its days. */
export type CaseSpan = { rooms: Map<string, bigint>; from: Date | null; till: Date | null };

export async function readSpan(tx: TenantTx, { scope }: OpenCase): Promise<CaseSpan> {
  const rooms = await selectCaseRooms(tx, scope);
  return {
    rooms: new Map(rooms.map(({ id, last }: CaseRoom) => [id, last])),
    from: scope.from ? new Date(scope.from) : null,
    till: scope.until ? new Date(Date.parse(scope.until) + dayMs) : null,
  };
}

export const isWithin = ({ rooms, from, till }: CaseSpan, channelId: string, at: { version: bigint; at: Date }): boolean =>
  at.version <= (rooms.get(channelId) ?? 0n) && (!from || at.at >= from) && (!till || at.at < till);

/** Messages as those who work on the case see them: every version within the scope, what was deleted too. In the order given. */
export async function toCaseMessages(tx: TenantTx, caseId: string, span: CaseSpan, ids: string[]): Promise<CaseMessage[]> {
  const rows = new Map((await selectCaseMessages(tx, ids)).map((row) => [row.id, row]));
  const events = await selectCaseEvents(tx, ids);
  // The pictures of link previews belong to no channel.
  const files = await tx.file.findMany({ where: { messageId: { in: ids }, channelId: { not: null } }, orderBy: { id: 'asc' } });
  const marks = new Map(
    (await tx.caseMark.findMany({ where: { caseId, messageId: { in: ids } } })).map((mark) => [mark.messageId, mark]),
  );
  const labels = await channelLabels(tx, [...new Set([...rows.values()].map((row) => row.channel_id))]);
  const reacting = [...rows.values()].flatMap(({ reactions }) => Object.values(reactions ?? {}).flat());
  const named = await tx.member.findMany({
    where: { id: { in: [...new Set([...reacting, ...[...marks.values()].map(({ setBy }) => setBy)])] } },
    select: { id: true, name: true },
  });
  const nameOf = (memberId: string) => named.find(({ id }) => id === memberId)?.name ?? '';

  return ids.flatMap((id): CaseMessage[] => {
    const row = rows.get(id);
    const channel = row && labels.get(row.channel_id);
    if (!row || !channel) return [];
    const theirs = events.filter((event) => event.message_id === id && isWithin(span, row.channel_id, event));
    const versions = theirs.flatMap((event) => {
      const body = bodyOf(event);
      return body === null ? [] : [{ version: Number(event.version), body, at: event.at.toISOString(), by: actorOf(event) }];
    });
    const deleted = theirs.find(({ type }) => type === 'message.deleted');
    const moved = theirs.find(({ type }) => type === 'message.moved');
    const mark = marks.get(id);
    return [
      {
        id,
        channel,
        seq: Number(row.seq),
        parentId: row.parent_id,
        author: { memberId: row.author_id, name: row.author_name },
        createdAt: row.created_at.toISOString(),
        versions,
        deleted: deleted ? { at: deleted.at.toISOString(), by: actorOf(deleted) } : null,
        movedAt: moved?.at.toISOString() ?? null,
        label: labelOf(theirs),
        reactions: Object.entries(row.reactions ?? {}).map(([emoji, people]) => ({ emoji, names: people.map(nameOf) })),
        files: isWithin(span, row.channel_id, { version: row.created_version, at: row.created_at })
          ? files.filter(({ messageId }) => messageId === id).map(toFileView)
          : [],
        mark: mark
          ? {
              review: mark.review as CaseReview,
              tags: mark.tags,
              note: mark.note,
              setBy: { memberId: mark.setBy, name: nameOf(mark.setBy) },
              setAt: mark.setAt.toISOString(),
            }
          : null,
      },
    ];
  });
}

const actorOf = ({ actor_id: memberId, actor_name: name }: CaseEventRow) => (memberId ? { memberId, name: name ?? '' } : null);

/** A first entry holds the body, an edit what it became; what ends a message adds no words. */
function bodyOf({ type, payload }: CaseEventRow): string | null {
  if (payload === null || type === 'message.deleted' || type === 'message.moved' || type === 'message.labelled') return null;
  const { body, after } = JSON.parse(payload) as { body?: string; after?: string };
  return after ?? body ?? '';
}

function labelOf(events: CaseEventRow[]): LabelMark | null {
  const last = events.findLast(({ type, payload }) => payload !== null && /^message\.(?:created|labelled)$/.test(type));
  const said = JSON.parse(last?.payload ?? '{}') as { extra?: { label?: LabelMark }; after?: LabelMark | null };
  return said.extra?.label ?? said.after ?? null;
}
