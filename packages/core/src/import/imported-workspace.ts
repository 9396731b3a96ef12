import type { ChannelKind } from '@parley/contract/channel-view';
import type { Role } from '@parley/contract/member-view';

/**
 * A firm with its history, as it comes from elsewhere. People are named by a key of the importer's choosing; a text
 * mentions one as `@{key}`. Nothing may lie in the future.
 */
export type ImportedWorkspace = {
  slug: string;
  name: string;
  createdAt: Date;
  people: ImportedPerson[];
  channels: ImportedChannel[];
  /** Signs everybody in once, for load runs: sessions that last this long. */
  sessionsMs?: number;
};

export type ImportedPerson = {
  key: string;
  email: string;
  name: string;
  title: string;
  role: Role;
  passwordHash: string;
  joinedAt: Date;
};

export type ImportedChannel = {
  kind: ChannelKind;
  name?: string;
  topic?: string;
  createdBy: string;
  createdAt: Date;
  members: { key: string; joinedAt: Date }[];
  messages: ImportedMessage[];
  /** How many of the newest top-level messages of others each person has not read yet; all is read where nothing is said. */
  unread?: Record<string, number>;
};

export type ImportedMessage = {
  author: string;
  at: Date;
  text: string;
  replies?: ImportedMessage[];
  reactions?: { emoji: string; by: string; at: Date }[];
  files?: ImportedFile[];
  edit?: { text: string; at: Date };
  deletedAt?: Date;
};

export type ImportedFile = { name: string; mime: string; content: Uint8Array; width?: number; height?: number };
