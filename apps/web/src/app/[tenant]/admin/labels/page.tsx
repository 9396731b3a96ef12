import { LabelsPage } from '@/features/admin/labels/labels-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.labels');

export default LabelsPage;
