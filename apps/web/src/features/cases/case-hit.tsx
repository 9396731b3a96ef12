'use client';
import { caseReviews, type CaseMessage, type CaseReview } from '@parley/contract/case';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatFull } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { CaseMessageBody } from './case-message-body.tsx';
import { CaseNote } from './case-note.tsx';
import { ReviewTag } from './case-tag.tsx';
import { usePlaceWords } from './use-place-words.ts';

type Given = { review?: CaseReview; tags?: string[]; note?: string };
type Props = {
  caseId: string;
  message: CaseMessage;
  review: CaseReview;
  onMark: (given: Given) => void;
  onRead: () => void;
};

/** One message that was found: all its versions, where it stands, and what the reviewers make of it. */
export function CaseHit({ caseId, message, review, onMark, onRead }: Props) {
  const t = useTranslations('cases');
  const placeWords = usePlaceWords();
  const [isNoting, setIsNoting] = useState(false);
  const { mark } = message;
  return (
    <article
      tabIndex={0}
      aria-label={t('messageOf', { name: message.author.name, date: formatFull(message.createdAt) })}
      className="-mx-3 rounded-lg px-3 py-3 focus-visible:bg-sunk/50"
    >
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <b className="font-semibold">
          <bdi>{message.author.name}</bdi>
        </b>
        <span className="text-sm text-ink-3">
          {placeWords(message.channel)} · <time dateTime={message.createdAt}>{formatFull(message.createdAt)}</time>
        </span>
        {review !== 'unreviewed' && <ReviewTag review={review} />}
        {mark?.tags.map((tag) => (
          <span key={tag} className="rounded-[6px] border border-line px-1.5 text-xs text-ink-2">
            <bdi>{tag}</bdi>
          </span>
        ))}
      </div>
      <CaseMessageBody caseId={caseId} message={message} />
      {mark?.note && (
        <p dir="auto" className="mt-2 border-s-2 border-line ps-3 text-start text-sm whitespace-pre-wrap text-ink-2">
          {mark.note}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-1.5 pt-2">
        <div role="group" aria-label={t('judge')} className="flex flex-wrap gap-1">
          {caseReviews.slice(1).map((value) => (
            <Button
              key={value}
              size="sm"
              variant="quiet"
              aria-pressed={review === value}
              className={cn(review === value && 'bg-accent-soft text-accent-text')}
              onClick={() => onMark({ review: review === value ? 'unreviewed' : value })}
            >
              {t(`review.${value}`)}
            </Button>
          ))}
        </div>
        <Button size="sm" variant="quiet" aria-expanded={isNoting} onClick={() => setIsNoting(!isNoting)}>
          {t('noteAndTags')}
        </Button>
        <Button size="sm" className="ms-auto" onClick={onRead}>
          {t('readInContext')}
        </Button>
      </div>
      {isNoting && (
        <CaseNote
          mark={mark}
          onSave={(given) => {
            onMark(given);
            setIsNoting(false);
          }}
        />
      )}
    </article>
  );
}
