import type { PendingMessage } from './chat-client.tsx';
import { localDatabase } from './local-database.ts';

export type OutboxStore = {
  load(): Promise<PendingMessage[]>;
  put(message: PendingMessage): Promise<void>;
  delete(clientId: string): Promise<void>;
};

/** One person's unsent messages in one workspace; another who signs in on this browser does not see them. */
export function indexedDbOutbox(owner: string): OutboxStore {
  return {
    load: async () => {
      const rows = await (await localDatabase()).getAllFromIndex('outbox', 'owner', owner);
      return rows.map(({ owner: _owner, ...message }) => message);
    },
    put: async (message) => {
      await (await localDatabase()).put('outbox', { ...message, owner });
    },
    delete: async (clientId) => {
      await (await localDatabase()).delete('outbox', clientId);
    },
  };
}
