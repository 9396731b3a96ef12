import { BillingPage } from '@/features/billing/billing-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.billing');

export default BillingPage;
