'use client';
import { CircleAlert, PencilLine } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listPath } from '../../shell/chat-location.ts';
import { useChatLocation } from '../../shell/use-chat-location.ts';
import { SideLink } from '../../sidebar/side-link.tsx';
import { useUnsent } from './use-unsent.ts';

/** The way to what is not sent yet, with how much there is; what could not be sent at its time is said first. */
export function DraftsLink() {
  const t = useTranslations('drafts');
  const { slug, place } = useChatLocation();
  const { count, failed } = useUnsent();
  return (
    <SideLink
      href={listPath(slug, 'drafts')}
      name={t('title')}
      note={failed > 0 ? t('failed', { count: failed }) : count > 0 ? String(count) : undefined}
      noteIcon={failed > 0 ? <CircleAlert aria-hidden className="size-3.5 text-red-text" strokeWidth={1.6} /> : undefined}
      isCurrent={place.kind === 'drafts'}
      lead={<PencilLine aria-hidden className="size-4" strokeWidth={1.6} />}
    />
  );
}
