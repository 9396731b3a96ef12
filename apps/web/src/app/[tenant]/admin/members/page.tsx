import { MembersWithCost } from './members-with-cost.tsx';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.members');

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ invite?: string }> };

export default async function MembersRoute({ params, searchParams }: Props) {
  const { invite } = await searchParams;
  return <MembersWithCost slug={(await params).tenant} goOn={invite === 'people' || invite === 'list' ? invite : null} />;
}
