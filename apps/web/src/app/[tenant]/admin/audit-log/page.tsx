import { AuditPage } from '@/features/audit/audit-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.auditLog');

export default AuditPage;
