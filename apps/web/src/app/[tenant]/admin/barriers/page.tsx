import { BarriersPage } from '@/features/admin/barrier/barriers-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.barriers');

export default BarriersPage;
