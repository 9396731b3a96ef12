'use client';
import { Paperclip, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { formatMoment } from '@/lib/format-time';
import { IconButton } from '@/ui/icon-button';
import { showToast } from '@/ui/toast';
import { ChatLink } from '../../shell/chat-link.tsx';
import { useChatClient } from '../../state/chat-client.tsx';
import type { DraftRecord } from '../../state/draft-record.ts';
import { discardFiles, useAttachments } from '../../upload/attachments-store.ts';
import { useDraftPlace } from './use-draft-place.ts';
import { usePlainWords } from './use-plain-words.ts';

export function DraftEntry({ draftKey, draft }: { draftKey: string; draft: DraftRecord }) {
  const t = useTranslations('drafts');
  const client = useChatClient();
  const wordsOf = usePlainWords();
  const { href, name } = useDraftPlace(draft);
  const { channelId, parentId, text } = draft;
  const place = { channelId, ...(parentId ? { parentId } : {}) };
  const files = useAttachments(draftKey);
  const discard = () => {
    const bringBack = discardFiles(draftKey);
    client.setDraft(place, '');
    const onClick = () => {
      client.setDraft(place, text);
      bringBack();
    };
    const undo = { label: t('undo'), onClick };
    showToast({ title: t('isDiscarded'), action: undo });
  };
  const when = formatMoment(new Date(draft.editedAt).toISOString());
  const shown = text.trim() === '' ? (draft.others[0]?.body ?? '') : text;
  return (
    <li
      data-draft={draftKey}
      className="relative flex items-start gap-3 border-b border-line py-3.5 transition-colors hover:bg-desk"
    >
      <div className="min-w-0 flex-1">
        {href ? (
          <ChatLink className="font-semibold after:absolute after:inset-0" href={href}>
            {name}
          </ChatLink>
        ) : (
          <p className="text-ink-3">{name}</p>
        )}
        {shown !== '' && (
          <p dir="auto" className="line-clamp-2 max-w-[72ch] wrap-anywhere">
            {wordsOf(shown)}
          </p>
        )}
        {files.length > 0 && (
          <p className="flex max-w-[72ch] items-center gap-1.5 text-sm text-ink-2">
            <Paperclip aria-hidden className="size-3.5 shrink-0" strokeWidth={1.6} />
            <span className="shrink-0">{t('files', { count: files.length })}</span>
            <span dir="auto" className="truncate text-ink-3">
              {files.map(({ name }) => name).join(' · ')}
            </span>
          </p>
        )}
        <p className="pt-0.5 text-sm text-ink-3">{t(shown === '' ? 'added' : 'edited', { when })}</p>
      </div>
      {(text.trim() !== '' || files.length > 0) && (
        <IconButton label={t('discard')} className="relative" onClick={discard}>
          <Trash2 aria-hidden strokeWidth={1.6} />
        </IconButton>
      )}
    </li>
  );
}
