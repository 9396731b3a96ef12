import type { Metadata } from 'next';
import { SessionList } from '@/features/account/session-list';
import { SecurityPage } from '@/features/admin/security-page';

export const metadata: Metadata = { title: 'Security' };

export default function SecurityRoute() {
  return <SecurityPage sessions={<SessionList />} />;
}
