import { ImportPage } from '@/features/import/import-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.import');

export default ImportPage;
