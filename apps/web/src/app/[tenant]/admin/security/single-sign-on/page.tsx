import { SingleSignOnPage } from '@/features/single-sign-on/single-sign-on-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('singleSignOn', 'title');

type Props = { params: Promise<{ tenant: string }> };

export default async function SingleSignOnRoute({ params }: Props) {
  const { tenant } = await params;
  return <SingleSignOnPage slug={tenant} />;
}
