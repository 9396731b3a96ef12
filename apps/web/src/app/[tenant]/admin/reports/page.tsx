import { ReportsPage } from '@/features/reports/reports-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.reports');

export default ReportsPage;
