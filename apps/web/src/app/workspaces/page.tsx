import { WorkspaceList } from '@/features/account/workspace-list';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { requireSignedInPage } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';

export const generateMetadata = pageTitle('account', 'workspaces');

export default async function WorkspacesPage() {
  await requireSignedInPage('/workspaces');
  const t = await serverTranslations('account');
  return (
    <QuietPage title={t('workspaces')}>
      <SectionMessages section="entry">
        <WorkspaceList />
      </SectionMessages>
    </QuietPage>
  );
}
