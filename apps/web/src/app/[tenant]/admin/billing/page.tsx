import type { Metadata } from 'next';
import { BillingPage } from '@/features/admin/billing-page';

export const metadata: Metadata = { title: 'Billing' };

export default BillingPage;
