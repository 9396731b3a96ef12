import type { DraftFiles } from '@parley/contract/draft-files';
import type { FileView } from '@parley/contract/file-view';
import { readSetting, writeSetting } from '../state/local-settings.ts';

/** What was done here with a file and the server has not answered yet. `base`: the version it was sent with; `from`: at least that one. */
export type Wish = { key: string; view: FileView; isAttached: boolean; from: number; base: number | null };
export type KeptDraftFiles = { known: DraftFiles; wishes: Wish[] };
export type DraftFileStorage = { read(): KeptDraftFiles; write(kept: KeptDraftFiles): void };

const nothing: KeptDraftFiles = { known: { items: [], left: [] }, wishes: [] };

/** Over reloads, also without a network. Signing out wipes it with everything else of the chat. */
export function draftFileStorage(owner: string): DraftFileStorage {
  const setting = `draftFiles:${owner}`;
  return {
    read: () => {
      try {
        const kept = JSON.parse(readSetting(setting) ?? 'null') as KeptDraftFiles | null;
        return kept && Array.isArray(kept.known.items) && Array.isArray(kept.known.left) && Array.isArray(kept.wishes)
          ? kept
          : nothing;
      } catch {
        return nothing;
      }
    },
    write: (kept) => {
      const isEmpty = kept.wishes.length === 0 && kept.known.items.length === 0 && kept.known.left.length === 0;
      writeSetting(setting, isEmpty ? null : JSON.stringify(kept));
    },
  };
}
