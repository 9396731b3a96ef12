import { useSyncExternalStore } from 'react';

/**
 * A module that is fetched when it is first wanted, and known at once from then on: unlike `lazy`, what uses it later does
 * not wait a turn, so a list is whole in the moment in which it opens. A fetch that failed is tried again when next wanted.
 */
export function late<Module>(load: () => Promise<Module>) {
  let module: Module | undefined;
  let fetching: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const peek = () => module;
  return {
    /** Resolves when it is there, or when it could not be fetched. */
    fetch(): Promise<void> {
      fetching ??= load().then(
        (loaded) => {
          module = loaded;
          for (const listener of listeners) listener();
        },
        () => {
          fetching = undefined;
        },
      );
      return fetching;
    },
    peek,
    /** Only for what is drawn inside something that waited for it. */
    get(): Module {
      if (!module) throw new Error('This part of the page has not been fetched yet.');
      return module;
    },
    use: (): Module | undefined => useSyncExternalStore(listen, peek, () => undefined),
  };
}
