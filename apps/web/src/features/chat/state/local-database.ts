import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { MessageView } from '@parley/contract/message-view';
import type { Bootstrap } from '@parley/contract/workspace-view';
import type { PendingMessage } from './chat-client.tsx';

export type StoredMessage = PendingMessage & { owner: string };
/** A workspace as its member last saw it. */
export type StoredCopy = { owner: string; slug: string; savedAt: number; bootstrap: Bootstrap };
/** The newest messages of a channel as they were seen, up to `cursor` of its log. */
export type StoredWindow = {
  owner: string;
  channelId: string;
  savedAt: number;
  cursor: number;
  items: MessageView[];
  hasBefore: boolean;
};

/** A thread from its beginning, as it was seen. */
export type StoredThread = {
  owner: string;
  parentId: string;
  channelId: string;
  savedAt: number;
  parent: MessageView;
  replies: MessageView[];
  hasMore: boolean;
};
/** A file of a draft until the message that carries it is sent. `url` is where the server has it, or as much of it as came. */
export type StoredUpload = {
  key: string;
  owner: string;
  email: string;
  draftKey: string;
  file: File;
  durationMs?: number;
  url: string | null;
  addedAt: number;
};

interface Schema extends DBSchema {
  outbox: { key: string; value: StoredMessage; indexes: { owner: string } };
  copies: { key: string; value: StoredCopy; indexes: { slug: string } };
  windows: { key: [owner: string, channelId: string]; value: StoredWindow; indexes: { age: [owner: string, savedAt: number] } };
  threads: { key: [owner: string, parentId: string]; value: StoredThread };
  uploads: { key: string; value: StoredUpload };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/**
 * What this browser keeps beyond a reload: messages that the server has not acknowledged, files of drafts, and what was
 * seen, to be read without a network. `owner` is a member in a workspace; nobody else's is ever shown.
 */
export function localDatabase(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('parley-chat', 3, {
    upgrade: (database, before) => {
      if (before < 1) database.createObjectStore('outbox', { keyPath: 'clientId' }).createIndex('owner', 'owner');
      if (before < 2) {
        database.createObjectStore('copies', { keyPath: 'owner' }).createIndex('slug', 'slug');
        database.createObjectStore('windows', { keyPath: ['owner', 'channelId'] }).createIndex('age', ['owner', 'savedAt']);
      }
      database.createObjectStore('threads', { keyPath: ['owner', 'parentId'] });
      database.createObjectStore('uploads', { keyPath: 'key' });
    },
    // A newer version in another tab must not wait for this one.
    blocking: (_now, _wanted, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}
