import { RetentionPage } from '@/features/retention/retention-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.retention');

export default RetentionPage;
