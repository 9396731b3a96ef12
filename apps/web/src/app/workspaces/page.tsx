import type { Metadata } from 'next';
import { WorkspaceList } from '@/features/account/workspace-list';
import { requireSignedInPage } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';

export const metadata: Metadata = { title: 'Your workspaces' };

export default async function WorkspacesPage() {
  await requireSignedInPage('/workspaces');
  return (
    <QuietPage title="Your workspaces">
      <WorkspaceList />
    </QuietPage>
  );
}
