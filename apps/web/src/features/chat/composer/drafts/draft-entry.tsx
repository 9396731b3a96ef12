'use client';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { formatMoment } from '@/lib/format-time';
import { IconButton } from '@/ui/icon-button';
import { showToast } from '@/ui/toast';
import { ChatLink } from '../../shell/chat-link.tsx';
import { useChatClient } from '../../state/chat-client.tsx';
import type { DraftRecord } from '../../state/draft-record.ts';
import { useDraftPlace } from './use-draft-place.ts';
import { usePlainWords } from './use-plain-words.ts';

export function DraftEntry({ draftKey, draft }: { draftKey: string; draft: DraftRecord }) {
  const t = useTranslations('drafts');
  const client = useChatClient();
  const wordsOf = usePlainWords();
  const { href, name } = useDraftPlace(draft);
  const { channelId, parentId, text } = draft;
  const place = { channelId, ...(parentId ? { parentId } : {}) };
  const discard = () => {
    client.setDraft(place, '');
    const undo = { label: t('undo'), onClick: () => client.setDraft(place, text) };
    showToast({ title: t('isDiscarded'), action: undo });
  };
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
        <p dir="auto" className="line-clamp-2 max-w-[72ch] wrap-anywhere">
          {wordsOf(shown)}
        </p>
        <p className="pt-0.5 text-sm text-ink-3">{t('edited', { when: formatMoment(new Date(draft.editedAt).toISOString()) })}</p>
      </div>
      {text.trim() !== '' && (
        <IconButton label={t('discard')} className="relative" onClick={discard}>
          <Trash2 aria-hidden strokeWidth={1.6} />
        </IconButton>
      )}
    </li>
  );
}
