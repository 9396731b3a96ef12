import { BillingPage } from '@/features/billing/billing-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.billing');

type Props = { params: Promise<{ tenant: string }> };

export default async function BillingRoute({ params }: Props) {
  return <BillingPage slug={(await params).tenant} />;
}
