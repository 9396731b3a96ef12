'use client';
import { CircleAlert, PencilLine } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { listPath } from '../../shell/chat-location.ts';
import { useChatLocation } from '../../shell/use-chat-location.ts';
import { SideLink } from '../../sidebar/side-link.tsx';
import { useDrafts } from '../../state/chat-client.tsx';

/** The way to what is not sent yet, with how much there is; what could not be sent at its time is said first. */
export function DraftsLink() {
  const t = useTranslations('drafts');
  const { slug, place } = useChatLocation();
  const { data } = useQuery(useTRPC().scheduled.count.queryOptions(undefined, { staleTime: 300_000 }));
  const count = useDrafts().length + (data?.waiting ?? 0);
  const failed = data?.failed ?? 0;
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
