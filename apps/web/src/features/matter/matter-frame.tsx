'use client';
import { useTranslations } from 'use-intl';
import type { ReactNode } from 'react';
import { useBootstrap } from '@/lib/use-bootstrap';
import { useDoor } from '@/lib/use-door';
import { errorText } from '@/lib/error-text';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { SidePage } from '@/ui/side-page';

type Props = { slug: string; current?: { id: string; name: string } | undefined; children: ReactNode };

/** The side bar of the pages about matters. Guests have no part in them. */
export function MatterFrame({ slug, current, children }: Props) {
  const t = useTranslations('matter');
  const ui = useTranslations('ui');
  const bootstrap = useBootstrap();
  useDoor(bootstrap.error, slug);
  const links = [
    { href: `/${slug}/matters`, label: t('all'), isCurrent: !current },
    ...(current ? [{ href: `/${slug}/matters/${current.id}`, label: current.name, isCurrent: true }] : []),
  ];
  return (
    <SidePage
      back={{ href: `/${slug}`, label: bootstrap.data?.workspace.name ?? ui('backToChat') }}
      title={t('title')}
      links={links}
    >
      {bootstrap.isError ? (
        <Alert acts={<Button onClick={() => void bootstrap.refetch()}>{ui('tryAgain')}</Button>}>
          {errorText(bootstrap.error)}
        </Alert>
      ) : bootstrap.data?.me.role === 'guest' ? (
        <EmptyState title={t('notForGuests')}>{t('notForGuestsLead')}</EmptyState>
      ) : (
        children
      )}
    </SidePage>
  );
}
