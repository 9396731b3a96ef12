import { readSetting, settingKeys, writeSetting } from './local-settings.ts';

const writeAfterMs = 300;

/** Texts not yet sent, one per channel and thread, of one person in one workspace. Written shortly after the last key. */
export type Drafts = { read(): Record<string, string>; write(key: string, text: string): void; flush(): void };

export function createDrafts(owner: string): Drafts {
  const prefix = `draft:${owner}:`;
  const waiting = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const [key, text] of waiting) writeSetting(prefix + key, text === '' ? null : text);
    waiting.clear();
  };

  return {
    read: () => Object.fromEntries(settingKeys(prefix).map((key) => [key.slice(prefix.length), readSetting(key) ?? ''])),
    write: (key, text) => {
      waiting.set(key, text);
      timer ??= setTimeout(flush, writeAfterMs);
    },
    flush,
  };
}
