import type { ExportedEvent } from '@parley/db/archive/read-stretches';
import { changeSentence } from '../export/change-sentence.ts';
import type { JournalPerson } from './delivery.ts';

export type EntryPayload = {
  body?: string;
  after?: unknown;
  before?: unknown;
  parentId?: string | null;
  imported?: { authorId: string; sentAt: string };
};

export const payloadOf = ({ payload }: ExportedEvent): EntryPayload =>
  payload === null ? {} : (JSON.parse(payload) as EntryPayload);

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Who stands as the author of an entry: of an imported message whoever wrote it, not whoever imported it. */
export const authorOf = (event: ExportedEvent, people: Map<string, JournalPerson>): JournalPerson | null =>
  people.get(payloadOf(event).imported?.authorId ?? event.actor ?? '') ?? null;

/** What an entry says, as a person reads it. What is no message is named by its type, with all that it holds. */
export function entryText(event: ExportedEvent, people: Map<string, JournalPerson>): string {
  const nameOf = (id: string | null) => (id ? (people.get(id)?.name ?? id) : 'Parley');
  if (event.payload === null) return `(${event.type}; its content was erased)`;
  const payload = payloadOf(event);
  const { body, after, before, imported } = payload;
  switch (event.type) {
    case 'message.created':
      return body ?? '';
    case 'message.imported':
      return `${body ?? ''}\n\n(said to be written ${imported?.sentAt ?? ''}, imported by ${nameOf(event.actor)})`;
    case 'message.edited':
      return `Changed to:\n${textIn(after)}${before === undefined ? '' : `\n\nBefore:\n${textIn(before)}`}`;
    case 'message.deleted':
      return '(deleted this message)';
    case 'channel.memberAdded':
      return `${nameOf(event.subject)} came in, added by ${nameOf(event.actor)}`;
    case 'channel.memberRemoved':
      return `${nameOf(event.subject)} was removed by ${nameOf(event.actor)}`;
    default: {
      const change = changeSentence(event.type, payload);
      return change === null ? `${event.type} by ${nameOf(event.actor)}\n${event.payload}` : `${nameOf(event.actor)} ${change}`;
    }
  }
}
