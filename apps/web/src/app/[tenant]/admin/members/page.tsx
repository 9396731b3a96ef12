import type { Metadata } from 'next';
import { MembersPage } from '@/features/admin/members-page';

export const metadata: Metadata = { title: 'Members' };

type Props = { params: Promise<{ tenant: string }> };

export default async function MembersRoute({ params }: Props) {
  return <MembersPage slug={(await params).tenant} />;
}
