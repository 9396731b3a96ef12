/** Keys of local storage that belong to the chat, so that signing out can find them all. */
const prefix = 'parley-chat:';

// Storage may be forbidden or full. Nothing kept here is worth an error: the chat works without.
function attempt<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

export const readSetting = (key: string): string | null => attempt(() => localStorage.getItem(prefix + key), null);

export function writeSetting(key: string, value: string | null): void {
  attempt(() => (value === null ? localStorage.removeItem(prefix + key) : localStorage.setItem(prefix + key, value)), undefined);
}

export function settingKeys(startingWith: string): string[] {
  return attempt(
    () =>
      Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
        .filter((key) => key.startsWith(prefix + startingWith))
        .map((key) => key.slice(prefix.length)),
    [],
  );
}

/** The channel that was open last in a workspace. */
export const readLastChannel = (slug: string): string | null => readSetting(`last:${slug}`);
export const writeLastChannel = (slug: string, channelId: string): void => writeSetting(`last:${slug}`, channelId);

/** Hears what another tab of this browser writes under such keys. Answers how to stop. */
export function onSettingElsewhere(startingWith: string, hear: (key: string, value: string | null) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key?.startsWith(prefix + startingWith)) hear(event.key.slice(prefix.length), event.newValue);
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
