import { QueuePage } from '@/features/supervision/queue-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.supervision');

export default QueuePage;
