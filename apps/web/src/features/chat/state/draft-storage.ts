import type { DraftRecord, Drafts } from './draft-record.ts';
import { onSettingElsewhere, readSetting, settingKeys, writeSetting } from './local-settings.ts';

const writeAfterMs = 300;

/** Drafts of one person in one workspace as this browser keeps them, over reloads and for its other tabs. */
export type DraftStorage = {
  read(): Drafts;
  write(key: string, record: DraftRecord): void;
  flush(): void;
  /** Drops what is not written yet. */
  forget(): void;
  /** Hears what another tab has written. Answers how to stop. */
  listen(hear: (key: string, record: DraftRecord | null) => void): () => void;
};

export function createDraftStorage(owner: string): DraftStorage {
  const prefix = `draft:${owner}:`;
  const waiting = new Map<string, DraftRecord>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    // An emptied draft is kept until the server knows, or its old text would come back from there.
    for (const [key, record] of waiting)
      writeSetting(prefix + key, record.text === '' && !record.isDirty ? null : JSON.stringify(record));
    waiting.clear();
  };

  return {
    read: () =>
      Object.fromEntries(
        settingKeys(prefix).flatMap((key) => {
          const record = readRecord(readSetting(key));
          return record ? [[key.slice(prefix.length), record]] : [];
        }),
      ),
    write: (key, record) => {
      waiting.set(key, record);
      timer ??= setTimeout(flush, writeAfterMs);
    },
    flush,
    forget: () => {
      clearTimeout(timer);
      waiting.clear();
    },
    listen: (hear) =>
      onSettingElsewhere(prefix, (key, value) => {
        waiting.delete(key.slice(prefix.length));
        hear(key.slice(prefix.length), readRecord(value));
      }),
  };
}

/** Storage can be written by anybody with the browser, and by other versions of this. */
function readRecord(value: string | null): DraftRecord | null {
  try {
    const found = JSON.parse(value ?? 'null') as Partial<DraftRecord> | null;
    if (typeof found?.text !== 'string' || typeof found.channelId !== 'string' || typeof found.base !== 'number') return null;
    const { channelId, parentId, text, base } = found;
    return {
      channelId,
      ...(typeof parentId === 'string' ? { parentId } : {}),
      text,
      base,
      editedAt: typeof found.editedAt === 'number' ? found.editedAt : 0,
      isDirty: found.isDirty === true,
      others: [],
    };
  } catch {
    return null;
  }
}
