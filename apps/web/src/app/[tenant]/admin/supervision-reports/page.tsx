import { SupervisionReportsPage } from '@/features/supervision/reports-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.supervisionReports');

export default SupervisionReportsPage;
