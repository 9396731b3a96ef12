'use client';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useBootstrap } from './use-bootstrap.ts';
import { TextLink } from '@/ui/text-link';

/** The way to where a second person is made, for owners: nobody else can give a permission. A form that is being filled in stays open. */
export function ToPermissions() {
  const t = useTranslations('ui');
  const { tenant } = useParams<{ tenant: string }>();
  const { data } = useBootstrap();
  if (data?.me.role !== 'owner') return null;
  return (
    <TextLink href={`/${tenant}/admin/security#permissions`} target="_blank">
      {t('toPermissions')}
    </TextLink>
  );
}
