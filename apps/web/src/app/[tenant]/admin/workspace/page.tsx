import { WorkspacePage } from '@/features/workspace-admin/workspace-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('workspace', 'title');

type Props = { params: Promise<{ tenant: string }> };

export default async function WorkspaceRoute({ params }: Props) {
  return <WorkspacePage slug={(await params).tenant} />;
}
