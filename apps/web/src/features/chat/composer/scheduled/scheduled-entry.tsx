'use client';
import { CalendarClock, CircleAlert, PencilLine, Send, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ScheduledView } from '@parley/contract/scheduled';
import { formatMoment } from '@/lib/format-time';
import { refusalInWords } from '@/lib/i18n/refusals';
import { IconButton } from '@/ui/icon-button';
import { showToast } from '@/ui/toast';
import { useDraftPlace } from '../drafts/use-draft-place.ts';
import { usePlainWords } from '../drafts/use-plain-words.ts';
import { ChatLink } from '../../shell/chat-link.tsx';
import { useScheduling } from './use-scheduling.ts';

const ScheduleDialog = dynamic(() => import('./schedule-dialog.tsx').then((part) => part.ScheduleDialog));

export function ScheduledEntry({ item }: { item: ScheduledView }) {
  const t = useTranslations('drafts');
  const scheduling = useScheduling();
  const wordsOf = usePlainWords();
  const { href, name } = useDraftPlace(item);
  const [isEditing, setIsEditing] = useState(false);
  const giveBack = async () => {
    if (await scheduling.cancel(item)) showToast({ title: t('isBack') });
  };
  const files = item.files.length > 0 ? t('files', { count: item.files.length }) : '';
  return (
    <li className="flex items-start gap-3 border-b border-line py-3.5">
      <div className="min-w-0 flex-1">
        {href ? (
          <ChatLink className="font-semibold hover:underline" href={href}>
            {name}
          </ChatLink>
        ) : (
          <p className="text-ink-3">{name}</p>
        )}
        <p dir="auto" className="line-clamp-2 max-w-[72ch] wrap-anywhere">
          {wordsOf(item.body) || files}
        </p>
        <State item={item} files={item.body ? files : ''} />
      </div>
      {item.state !== 'sending' && (
        <div className="flex gap-1">
          <IconButton label={t('edit')} onClick={() => setIsEditing(true)}>
            <PencilLine aria-hidden strokeWidth={1.6} />
          </IconButton>
          <IconButton label={t('sendNow')} onClick={() => void scheduling.sendNow(item.id)}>
            <Send aria-hidden strokeWidth={1.6} className="rtl:-scale-x-100" />
          </IconButton>
          <IconButton label={t('backToDraft')} onClick={() => void giveBack()}>
            <Undo2 aria-hidden strokeWidth={1.6} />
          </IconButton>
        </div>
      )}
      {isEditing && (
        <ScheduleDialog
          title={t('editTitle')}
          submit={t('save')}
          at={item.sendAt}
          body={item.body}
          onClose={() => setIsEditing(false)}
          onSubmit={({ at, body }) => scheduling.change({ id: item.id, body, sendAt: at.toISOString() })}
        />
      )}
    </li>
  );
}

function State({ item: { state, sendAt, failure }, files }: { item: ScheduledView; files: string }) {
  const t = useTranslations('drafts');
  if (state === 'failed')
    return (
      <p className="flex items-start gap-1.5 pt-0.5 text-sm text-red-text">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.6} />
        {t('failedFor', { reason: refusalInWords(failure ?? '') })}
      </p>
    );
  const when = state === 'sending' ? t('isSending') : t('sendsAt', { when: formatMoment(sendAt) });
  return (
    <p className="flex items-center gap-1.5 pt-0.5 text-sm text-ink-3">
      <CalendarClock aria-hidden className="size-4 shrink-0" strokeWidth={1.6} />
      {[when, files].filter(Boolean).join(' · ')}
    </p>
  );
}
