import { HoldsPage } from '@/features/hold/holds-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.holds');

export default HoldsPage;
