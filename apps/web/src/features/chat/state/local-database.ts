import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PendingMessage } from './chat-client.tsx';

export type StoredMessage = PendingMessage & { owner: string };

interface Schema extends DBSchema {
  outbox: { key: string; value: StoredMessage; indexes: { owner: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/** What this browser keeps beyond a reload: messages that the server has not acknowledged. Everything else can be fetched. */
export function localDatabase(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('parley-chat', 1, {
    upgrade: (database) => {
      database.createObjectStore('outbox', { keyPath: 'clientId' }).createIndex('owner', 'owner');
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
