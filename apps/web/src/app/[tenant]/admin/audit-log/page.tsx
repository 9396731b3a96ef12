import type { Metadata } from 'next';
import { AuditLogPage } from '@/features/admin/audit-log-page';

export const metadata: Metadata = { title: 'Audit log' };

export default AuditLogPage;
