import { SessionList } from '@/features/account/session-list';
import { SecurityPage } from '@/features/admin/security-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.security');

export default function SecurityRoute() {
  return <SecurityPage sessions={<SessionList />} />;
}
