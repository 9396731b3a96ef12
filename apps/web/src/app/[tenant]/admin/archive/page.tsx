import { ArchivePage } from '@/features/export/archive-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.archive');

export default ArchivePage;
