import { CasesPage } from '@/features/cases/cases-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.cases');

export default CasesPage;
