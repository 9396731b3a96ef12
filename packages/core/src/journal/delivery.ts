import type { JournalFailure } from '@parley/contract/journal';
import type { ExportedEvent } from '@parley/db/archive/read-stretches';
import type { OpenPlace } from './target-secrets.ts';

/** It was not taken. What was taken before stays taken. */
export class NotTaken extends Error {
  readonly failure: JournalFailure;
  constructor(failure: JournalFailure, cause?: unknown) {
    super(`not taken: ${failure}`, { cause });
    this.failure = failure;
  }
}

export type JournalPerson = { id: string; name: string; email: string };
export type JournalFile = { id: string; name: string; mime: string };
/** A run of entries of one stream, with all that is needed to tell them to somebody outside. */
export type Stretch = {
  tenantId: string;
  workspace: { name: string; slug: string };
  streamId: string;
  channel: { id: string; kind: string; name: string | null } | null;
  events: ExportedEvent[];
  people: Map<string, JournalPerson>;
  /** Who was in the conversation when an entry was written. */
  inside: (version: number) => string[];
  /** The label that a message stands under, by the version of the entry that speaks of it. */
  labels: Map<number, string>;
};
/** A file that was too large, or is not in the store: it is named with its hash instead. */
export type LeftOutFile = { version: number; file: JournalFile; why: 'large' | 'missing' };

export type Delivery = {
  /** Sends a stretch, in order; says after each entry, or after all of them, how far it was taken. */
  deliver: (stretch: Stretch, taken: (version: number, leftOut: LeftOutFile[]) => Promise<void>) => Promise<void>;
  /** Sends something that is no entry. */
  test: (about: { tenantId: string; id: string }) => Promise<void>;
  close: () => Promise<void>;
};
export type OpenDelivery = (place: OpenPlace) => Delivery;

export const filesOf = ({ payload }: ExportedEvent): JournalFile[] =>
  payload === null ? [] : ((JSON.parse(payload) as { files?: JournalFile[] }).files ?? []);
