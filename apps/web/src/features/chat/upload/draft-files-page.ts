import type { FileView } from '@parley/contract/file-view';
import type { MyTopic } from '@parley/contract/server-events';
import { makeTRPCClient } from '@/lib/trpc';
import { refusalText } from '../shell/refusal-text.ts';
import { refusing } from '../state/chat-api.ts';
import { nowTold, refuseFile, showFiles, useAttachmentStore } from './attachments-store.ts';
import { draftFileStorage } from './draft-file-storage.ts';
import { createDraftFiles, type Beside, type DraftFileSync } from './draft-files.ts';
import { dropUploads } from './kept-uploads.ts';

type Page = { owner: string; slug: string; onMine(listener: (topics: readonly MyTopic[]) => void): () => void };

let sync: DraftFileSync | null = null;
/** What was done before there was anybody to tell. */
let early: ((to: DraftFileSync) => void)[] = [];

const tell = (what: (to: DraftFileSync) => void): void => {
  if (sync) what(sync);
  else early.push(what);
};
const tellOf = (view: FileView, what: (to: DraftFileSync) => void): void =>
  tell((to) => {
    nowTold(view.id);
    what(to);
  });
export const noteAdded = (key: string, view: FileView): void => tellOf(view, (to) => to.add(key, view));
export const noteBack = (key: string, view: FileView): void => tellOf(view, (to) => to.putBack(key, view));
export const noteLeft = (fileIds: string[]): void => tell((to) => to.leave(fileIds));

/** Brings the files beside this member's drafts here, and what is done with them here to their other devices. Answers how to stop. */
export function startDraftFiles({ owner, slug, onMine }: Page): () => void {
  const { draft } = makeTRPCClient(slug);
  const started = createDraftFiles({
    api: {
      list: () => refusing(draft.files.query()),
      attach: (input) => refusing(draft.attach.mutate(input)),
      detach: (input) => refusing(draft.detach.mutate(input)),
    },
    storage: draftFileStorage(owner),
    onChange: (beside) => {
      showFiles(beside);
      forgetArrived(beside);
    },
    onRefused: (fileId, error) => refuseFile(fileId, refusalText(error)),
  });
  sync = started;
  for (const what of early) what(started);
  early = [];
  void started.pull();
  const stopHearing = onMine((topics) => topics.includes('draftFiles') && void started.pull());
  return () => {
    stopHearing();
    started.stop();
    if (sync === started) sync = null;
  };
}

/** The server has these beside their drafts: this browser need not keep their bytes any more. */
function forgetArrived(beside: Beside[]): void {
  const arrived = new Set(beside.flatMap(({ channelId, view }) => (channelId === null ? [] : [view.id])));
  const here = Object.values(useAttachmentStore.getState().byDraft).flat();
  const keys = here.flatMap(({ key, view }) => (view && key !== view.id && arrived.has(view.id) ? [key] : []));
  if (keys.length > 0) void dropUploads(keys);
}
