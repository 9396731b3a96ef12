import type { DraftFiles } from '@parley/contract/draft-files';
import type { FileView } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import { backOffMs } from '../state/back-off.ts';
import { toChatError } from '../state/chat-error.ts';
import type { DraftFileStorage, Wish } from './draft-file-storage.ts';

export type DraftFileApi = {
  list(): Promise<DraftFiles>;
  attach(input: { key: string; fileId: string; base: number }): Promise<DraftFiles>;
  detach(input: { files: { fileId: string; base: number }[] }): Promise<DraftFiles>;
};
/** A file as it lies beside a draft here. `channelId`: null until the server has said it. */
export type Beside = { key: string; channelId: string | null; addedAt: string | null; view: FileView };
type Hooks = {
  api: DraftFileApi;
  storage: DraftFileStorage;
  onChange(beside: Beside[]): void;
  /** The server does not take this file beside its draft. */
  onRefused(fileId: string, error: unknown): void;
};

/**
 * Keeps the files beside drafts the same on all devices of a person. The server's word counts, and over it what was done here
 * and has not arrived: the last wish for each file, under the version of its place that this device knew. One request at a time,
 * so that no older answer comes after a newer one.
 */
export type DraftFileSync = {
  /** An upload is whole. */
  add(key: string, view: FileView): void;
  /** Comes back from a message that was not sent, or a draft that was discarded. */
  putBack(key: string, view: FileView): void;
  leave(fileIds: string[]): void;
  /** Something has changed elsewhere, or there is a way to the server again. */
  pull(): Promise<void>;
  stop(): void;
};

export function createDraftFiles({ api, storage, onChange, onRefused }: Hooks): DraftFileSync {
  const kept = storage.read();
  let known: DraftFiles = kept.known;
  const wishes = new Map(kept.wishes.map((wish) => [wish.view.id, wish]));
  let isPullDue = true;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isStopped = false;

  const tell = () => {
    if (isStopped) return;
    storage.write({ known, wishes: [...wishes.values()] });
    const told = known.items.flatMap(({ key, channelId, addedAt, file }) =>
      wishes.get(file.id)?.isAttached === false ? [] : [{ key, channelId, addedAt, view: file }],
    );
    const ids = new Set(known.items.map(({ file }) => file.id));
    const wished = [...wishes.values()].filter(({ isAttached, view }) => isAttached && !ids.has(view.id));
    onChange([...told, ...wished.map(({ key, view }) => ({ key, channelId: null, addedAt: null, view }))]);
  };

  const wish = (key: string, view: FileView, isAttached: boolean, base: number | null) => {
    const former = wishes.get(view.id);
    // What is on its way may have arrived: this comes after it.
    const from = former ? Math.max(former.from, (former.base ?? -1) + 1) : 0;
    wishes.delete(view.id);
    wishes.set(view.id, { key, view, isAttached, from, base });
  };
  const versionOf = (fileId: string) =>
    known.items.find(({ file }) => file.id === fileId)?.version ?? known.left.find((left) => left.fileId === fileId)?.version ?? 0;
  const settle = (done: Wish[]) => {
    for (const each of done) if (wishes.get(each.view.id) === each) wishes.delete(each.view.id);
  };

  /** Takes the next wish, or all that take files off. A wish keeps the version that it was first sent with. */
  const next = (): Wish[] => {
    const [first] = wishes.values();
    if (!first) return [];
    const batch = first.isAttached ? [first] : [...wishes.values()].filter((each) => !each.isAttached);
    return batch.slice(0, limits.filesPerMessage).map((each) => {
      each.base ??= Math.max(versionOf(each.view.id), each.from);
      return each;
    });
  };
  const send = ([first, ...more]: [Wish, ...Wish[]]): Promise<DraftFiles> => {
    const place = ({ view, base }: Wish) => ({ fileId: view.id, base: base ?? 0 });
    return first.isAttached ? api.attach({ ...place(first), key: first.key }) : api.detach({ files: [first, ...more].map(place) });
  };

  const step = async (): Promise<boolean> => {
    if (isPullDue) {
      isPullDue = false;
      known = await api.list().catch((error: unknown) => {
        isPullDue = true;
        throw error;
      });
      return true;
    }
    const [first, ...more] = next();
    if (!first) return false;
    try {
      known = await send([first, ...more]);
      settle([first, ...more]);
    } catch (error) {
      if (mayPass(error)) throw error;
      settle([first, ...more]);
      if (first.isAttached) onRefused(first.view.id, error);
    }
    return true;
  };

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      while (!isStopped && (await step())) {
        failures = 0;
        tell();
      }
    } catch (error) {
      failures += 1;
      const ms = toChatError(error).body.retryAfterMs ?? backOffMs(failures, { baseMs: 2_000, maxMs: 60_000 });
      if (!isStopped) timer = setTimeout(() => void wake(), ms);
    }
  };
  const wake = (): Promise<void> =>
    (running ??= run().finally(() => {
      running = null;
    }));
  const changed = () => {
    tell();
    void wake();
  };

  tell();
  return {
    add: (key, view) => {
      // What the server has heard of is where it says, also when the answer that said so got lost.
      if (versionOf(view.id) === 0 && !wishes.has(view.id)) wish(key, view, true, 0);
      changed();
    },
    putBack: (key, view) => {
      wish(key, view, true, null);
      changed();
    },
    leave: (fileIds) => {
      for (const fileId of fileIds) {
        const found = known.items.find(({ file }) => file.id === fileId);
        const { key, view } = wishes.get(fileId) ?? { key: found?.key, view: found?.file };
        if (key && view) wish(key, view, false, null);
      }
      changed();
    },
    pull: async () => {
      isPullDue = true;
      await wake();
      if (isPullDue && failures === 0) await wake();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function mayPass(error: unknown): boolean {
  const { body, isUnreachable } = toChatError(error);
  return isUnreachable || ['INTERNAL', 'RATE_LIMITED', 'UNAUTHENTICATED'].includes(body.code);
}
