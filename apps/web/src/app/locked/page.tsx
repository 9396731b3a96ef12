import { Locked } from '@/features/security/locked';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { toNextPath } from '@/lib/next-path';
import { requireSignedInPage } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';

export const generateMetadata = pageTitle('door', 'locked');

type Props = { searchParams: Promise<{ next?: string; workspace?: string }> };

export default async function LockedPage({ searchParams }: Props) {
  const t = await serverTranslations('door');
  const { next, workspace } = await searchParams;
  const nextPath = toNextPath(typeof next === 'string' ? next : null) ?? '/workspaces';
  await requireSignedInPage(nextPath);
  return (
    <QuietPage title={t('locked')} lead={t('lockedLead')}>
      <SectionMessages section="entry">
        <Locked workspace={typeof workspace === 'string' ? workspace : ''} next={nextPath} />
      </SectionMessages>
    </QuietPage>
  );
}
