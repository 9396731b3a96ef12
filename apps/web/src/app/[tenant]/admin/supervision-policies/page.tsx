import { PoliciesPage } from '@/features/supervision/policies-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.supervisionPolicies');

export default PoliciesPage;
