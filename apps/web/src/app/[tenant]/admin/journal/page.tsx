import { JournalPage } from '@/features/journal/journal-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.journal');

export default JournalPage;
