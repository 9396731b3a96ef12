'use client';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/ui/button-class';
import { TextLink } from '@/ui/text-link';

type Props = {
  /** Where a form is being filled in, which stays. */
  isAside?: boolean;
  /** Where it is the one next thing to do. */
  isFirst?: boolean;
};

/** The way to the groups that stand on the sides. */
export function ToGroups({ isAside, isFirst }: Props) {
  const t = useTranslations('groups');
  const { tenant } = useParams<{ tenant: string }>();
  const href = `/${tenant}/admin/groups`;
  if (isFirst)
    return (
      <a className={buttonClass({ variant: 'primary' })} href={href}>
        {t('newGroup')}
      </a>
    );
  return (
    <TextLink href={href} target={isAside ? '_blank' : undefined}>
      {t('newGroup')}
    </TextLink>
  );
}
