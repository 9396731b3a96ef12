'use client';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/text-link';

/** The way to the groups that stand on the sides; aside where a form is being filled in. */
export function ToGroups({ isAside }: { isAside?: boolean }) {
  const t = useTranslations('groups');
  const { tenant } = useParams<{ tenant: string }>();
  return (
    <TextLink href={`/${tenant}/admin/groups`} target={isAside ? '_blank' : undefined}>
      {t('newGroup')}
    </TextLink>
  );
}
