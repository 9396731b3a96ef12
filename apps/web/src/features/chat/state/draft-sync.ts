import type { DraftView } from '@parley/contract/draft';
import { backOffMs } from './back-off.ts';
import type { ChatApi } from './chat-api.ts';
import { toChatError, type ChatError } from './chat-error.ts';
import { draftKey, editRecord, settle, takeView, type DraftPlace, type DraftRecord, type Drafts } from './draft-record.ts';
import type { DraftStorage } from './draft-storage.ts';

const pushAfterMs = 1_200;
/** Somebody who writes without a pause is saved this often. */
const pushEveryMs = 5_000;

type Hooks = {
  api: Pick<ChatApi, 'setDraft' | 'listDrafts'>;
  storage: DraftStorage;
  onChange(drafts: Drafts): void;
  now?: () => number;
};

/**
 * Unsent texts, kept here at once and on the server a moment after the last key, so that they follow the person. A text stays
 * here until the server has it. `pull` asks what other devices wrote.
 */
export type DraftSync = {
  start(): () => void;
  edit(place: DraftPlace, text: string): void;
  take(view: DraftView): void;
  pull(): Promise<void>;
  /** There is a way to the server (again). */
  wake(): void;
  flush(): void;
  /** Signed out: nothing is written here or sent any more. */
  forget(): void;
};

export function createDraftSync({ api, storage, onChange, now = Date.now }: Hooks): DraftSync {
  let drafts: Drafts = {};
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const firstEdit = new Map<string, number>();
  const pushing = new Set<string>();
  /** Refused for good as it is: not sent again before it is changed. */
  const refused = new Map<string, number>();
  let failures = 0;
  let since: string | null = null;
  let pulling: Promise<void> | null = null;
  let isPullDue = false;
  let isStopped = false;
  let isForgotten = false;

  const put = (key: string, record: DraftRecord, { isKept = true } = {}) => {
    if (drafts[key] === record) return;
    drafts = { ...drafts, [key]: record };
    if (isKept && !isForgotten) storage.write(key, record);
    onChange(drafts);
  };

  const pushIn = (key: string, ms: number) => {
    clearTimeout(timers.get(key));
    if (!isStopped)
      timers.set(
        key,
        setTimeout(() => void push(key), ms),
      );
  };

  const push = async (key: string): Promise<void> => {
    clearTimeout(timers.get(key));
    const sent = drafts[key];
    if (!sent?.isDirty || pushing.has(key) || isStopped || refused.get(key) === sent.editedAt) return;
    pushing.add(key);
    firstEdit.delete(key);
    try {
      const { channelId, parentId, text, base, editedAt } = sent;
      const view = await api.setDraft({ channelId, ...(parentId ? { parentId } : {}), body: text, base, editedAt });
      failures = 0;
      put(key, settle(drafts[key], sent, view));
    } catch (error) {
      judge(key, sent, toChatError(error));
    } finally {
      pushing.delete(key);
    }
    if (drafts[key]?.isDirty && failures === 0) pushIn(key, pushAfterMs);
  };

  const judge = (key: string, sent: DraftRecord, { body, isUnreachable }: ChatError) => {
    const mayPass = isUnreachable || ['INTERNAL', 'RATE_LIMITED', 'UNAUTHENTICATED'].includes(body.code);
    if (!mayPass) return void refused.set(key, sent.editedAt);
    failures += 1;
    pushIn(key, body.retryAfterMs ?? backOffMs(failures, { baseMs: 2_000, maxMs: 60_000 }));
  };

  const readAll = async (): Promise<void> => {
    const wasFirst = since === null;
    const asked = drafts;
    const seen = new Set<string>();
    let at: string | null = null;
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof api.listDrafts>> = await api.listDrafts({ since, cursor });
      for (const view of page.items) {
        // The first page is the newest: what a later one says of the same draft is older.
        if (!seen.has(view.key)) put(view.key, takeView(drafts[view.key], view));
        seen.add(view.key);
      }
      at ??= page.at;
      cursor = page.nextCursor;
    } while (cursor !== null);
    since = at;
    // All that is left has been told: what was here and is not among it was sent or cleared elsewhere. What was written
    // while the answer was on its way is no part of the question.
    if (wasFirst)
      for (const [key, record] of Object.entries(drafts))
        if (!seen.has(key) && record === asked[key] && !record.isDirty && record.text !== '')
          put(key, { ...record, text: '', others: [] });
  };

  return {
    start: () => {
      isStopped = false;
      drafts = storage.read();
      onChange(drafts);
      const stopListening = storage.listen((key, record) => {
        const known = drafts[key];
        if (record) put(key, { ...record, others: known?.others ?? [] }, { isKept: false });
        else if (known) put(key, { ...known, text: '', isDirty: false }, { isKept: false });
      });
      return () => {
        isStopped = true;
        stopListening();
        storage.flush();
        for (const timer of timers.values()) clearTimeout(timer);
      };
    },
    edit: (place, text) => {
      const key = draftKey(place);
      const known = drafts[key];
      if ((known?.text ?? '') === text) return;
      put(key, editRecord(known, place, text, now()));
      const began = firstEdit.get(key) ?? now();
      firstEdit.set(key, began);
      // A sent or cleared one must not be shown on another device for a moment longer.
      pushIn(key, text === '' ? 0 : Math.max(0, Math.min(pushAfterMs, began + pushEveryMs - now())));
    },
    take: (view) => put(view.key, takeView(drafts[view.key], view)),
    pull: async () => {
      if (pulling) {
        isPullDue = true;
        return pulling;
      }
      pulling = readAll()
        .catch(() => {
          // The next connection asks again.
        })
        .finally(() => {
          pulling = null;
        });
      await pulling;
      if (isPullDue) {
        isPullDue = false;
        pulling = null;
        await readAll().catch(() => {});
      }
    },
    wake: () => {
      failures = 0;
      for (const [key, { isDirty }] of Object.entries(drafts)) if (isDirty) void push(key);
    },
    flush: storage.flush,
    forget: () => {
      isStopped = isForgotten = true;
      storage.forget();
    },
  };
}
