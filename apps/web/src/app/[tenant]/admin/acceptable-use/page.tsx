import { pageTitle } from '@/lib/i18n/server';
import { PageWithText } from './page-with-text.tsx';

export const generateMetadata = pageTitle('acceptableUse', 'title');

type Props = { params: Promise<{ tenant: string }> };

export default async function AcceptableUseRoute({ params }: Props) {
  return <PageWithText slug={(await params).tenant} />;
}
