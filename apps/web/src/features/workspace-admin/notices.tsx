'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Banner } from '@/ui/banner';
import { buttonClass } from '@/ui/button-class';
import { DeletionBanner } from './deletion-banner.tsx';
import { SetupCard } from './setup-card.tsx';

/** Above the chat: a text to sign, a deletion that was asked for, and for owners what is left to set up. */
export function Notices({ slug }: { slug: string }) {
  const { data } = useBootstrap();
  if (!data) return null;
  const isOwner = data.me.role === 'owner';
  return (
    <>
      <ToSign slug={slug} />
      {(isOwner || data.me.role === 'admin') && <DeletionBanner slug={slug} className="p-3" />}
      {isOwner && <SetupCard slug={slug} />}
    </>
  );
}

function ToSign({ slug }: { slug: string }) {
  const t = useTranslations('notices');
  const { data } = useQuery(useTRPC().acceptableUse.get.queryOptions(undefined, { staleTime: 300_000 }));
  if (!data?.isAsked) return null;
  return (
    <div role="status" className="p-3">
      <Banner
        acts={
          <a className={buttonClass({ size: 'sm' })} href={`/${slug}/acceptable-use`}>
            {t('readAndSign')}
          </a>
        }
      >
        {t('toSign')}
      </Banner>
    </div>
  );
}
