'use client';
import type { CaseReview, CaseState } from '@parley/contract/case';
import { useTranslations } from 'use-intl';
import { Tag } from '@/ui/tag';

const stateTones = { asked: 'amber', refused: 'red', approved: 'accent', ended: 'plain' } as const;

export function CaseTag({ state }: { state: CaseState }) {
  const t = useTranslations('cases');
  return <Tag tone={stateTones[state]}>{t(`state.${state}`)}</Tag>;
}

const reviewTones = { unreviewed: 'plain', relevant: 'accent', notRelevant: 'plain', privileged: 'amber' } as const;

export function ReviewTag({ review }: { review: CaseReview }) {
  const t = useTranslations('cases');
  return <Tag tone={reviewTones[review]}>{t(`review.${review}`)}</Tag>;
}
