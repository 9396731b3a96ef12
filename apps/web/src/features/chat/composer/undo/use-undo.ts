'use client';
import { useTranslations } from 'use-intl';
import { showToast } from '@/ui/toast';
import { tryAction } from '../../shell/try-action.ts';
import { draftKey, type DraftPlace } from '../../state/draft-record.ts';
import { useChatClient, useWorkspace } from '../../state/chat-client.tsx';
import { addFiles, putBackFiles, type SentFile } from '../../upload/attachments-store.ts';
import { useDraftTexts } from '../drafts/use-draft-texts.ts';
import { useScheduling } from '../scheduled/use-scheduling.ts';
import { forgetSent, useLastSent } from './last-sent.ts';

/** Takes back what was sent, or scheduled, from here a moment ago; null when there is nothing. Words and files return to the composer. */
export function useUndo(place: DraftPlace): { undo: () => void; sendAt: string | undefined } | null {
  const t = useTranslations('drafts');
  const client = useChatClient();
  const texts = useDraftTexts();
  const { slug } = useWorkspace();
  const scheduling = useScheduling();
  const key = draftKey(place);
  const last = useLastSent((store) => (store.last && draftKey(store.last.place) === key ? store.last : null));
  if (!last) return null;
  const undo = () => {
    forgetSent(last.clientId);
    if (last.sendAt) return void scheduling.cancel({ id: last.clientId });
    tryAction(t('notTakenBack'), async () => {
      const files = await Promise.all(last.files.map(withSource));
      const outcome = await client.takeBack(last.clientId);
      // Whoever was quick has begun the next one: it stays, below what comes back.
      client.setDraft(last.place, [last.body, texts.read(last.place)].filter(Boolean).join('\n'));
      if (outcome === 'discarded') return putBackFiles(key, files);
      // Files of a deleted message are its own, so these go up anew.
      for (const { source } of files) if (source) addFiles(key, slug, [source.file], source.durationMs);
      const names = files.flatMap(({ view, source }) => (source ? [] : view.name)).join(', ');
      if (names) showToast({ title: t('filesNotBack', { names }), tone: 'red' });
    });
  };
  return { undo, sendAt: last.sendAt };
}

/** A file that this page did not send up itself is fetched while its message still stands. */
async function withSource(file: SentFile): Promise<SentFile> {
  if (file.source) return file;
  const response = await fetch(`/api/files/${file.view.id}`).catch(() => null);
  if (!response?.ok) return file;
  const { name, mime, durationMs } = file.view;
  return {
    ...file,
    source: { file: new File([await response.blob()], name, { type: mime }), durationMs: durationMs ?? undefined },
  };
}
