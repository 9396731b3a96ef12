import { MembersWithCost } from './members-with-cost.tsx';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.members');

type Props = { params: Promise<{ tenant: string }> };

export default async function MembersRoute({ params }: Props) {
  return <MembersWithCost slug={(await params).tenant} />;
}
