import type { Readable } from 'node:stream';
import type { ImportFailure, ImportKind, ImportProblemCode } from '@parley/contract/import-view';

/** What another chat service wrote down, in one shape. Keys are that service's own and never become anything of ours. */
export type Source = {
  kind: ImportKind;
  people: SourcePerson[];
  channels: SourceChannel[];
  /** In the order of time, and the same at every reading. */
  parts: (channelKey: string) => SourcePart[];
  /** The bytes of a file that lies in the export; null when it does not. */
  openFile: (path: string) => Promise<Readable | null>;
  close: () => Promise<void>;
};

export type SourcePerson = { key: string; name: string; email: string | null; isBot: boolean };
export type SourceChannel = {
  key: string;
  kind: 'public' | 'private' | 'direct';
  /** Empty for a conversation. */
  name: string;
  topic: string;
  memberKeys: string[];
  isArchived: boolean;
};
/** A stretch of one channel's history that fits into memory. */
export type SourcePart = { read: (names: Names, report: Report) => Promise<SourceMessage[]> };
export type SourceMessage = {
  /** Tells it from every other message of its channel. */
  key: string;
  at: number;
  author: string;
  /** For authors who are not among `people`. */
  authorName?: string;
  /** Markdown as it is written here. */
  text: string;
  parent?: { key: string; at: number };
  /** What all messages of a thread share, where nothing names the first of them. */
  thread?: string;
  editedAt?: number;
  isPinned?: boolean;
  reactions: { emoji: string; by: string[] }[];
  files: SourceFile[];
  place: string;
};
/** `path` where its bytes lie in the export, `url` where it is only linked to. */
export type SourceFile = { name: string; path: string | null; url: string | null };

/** What stands in a text for a person or a channel; null for somebody unknown. */
export type Names = { person: (key: string) => string | null; channel: (key: string) => string | null };
export type Report = (code: ImportProblemCode, place: string, detail?: string) => void;

/** The file as a whole cannot be imported. */
export class ImportRefused extends Error {
  constructor(
    readonly failure: ImportFailure,
    options?: ErrorOptions,
  ) {
    super(`the file is refused: ${failure}`, options);
  }
}
