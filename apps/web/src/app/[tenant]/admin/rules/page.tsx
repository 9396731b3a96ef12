import { RulesPage } from '@/features/admin/rules-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.rules');

export default RulesPage;
