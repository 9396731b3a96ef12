'use client';
import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { buttonClass } from '@/ui/button-class';

/** Reminds every administrator, wherever they are, that the workspace is about to end. */
export function DeletionBanner({ slug, className }: { slug: string; className: string }) {
  const t = useTranslations('notices');
  const { data } = useQuery(useTRPC().workspace.deletion.queryOptions(undefined, { staleTime: 60_000, refetchInterval: 300_000 }));
  const isThere = usePathname() === `/${slug}/admin/workspace`;
  if (!data?.deletion) return null;
  return (
    <div role="status" className={className}>
      <Banner
        tone="amber"
        title={t('deletionTitle', { date: formatDate(data.deletion.dueAt) })}
        acts={
          isThere ? undefined : (
            <a className={buttonClass({ size: 'sm' })} href={`/${slug}/admin/workspace#deletion`}>
              {t('toDeletion')}
            </a>
          )
        }
      >
        {t('deletion', { name: data.deletion.askedBy })}
      </Banner>
    </div>
  );
}
