import type { Metadata } from 'next';
import { ArchivePage } from '@/features/admin/archive-page';

export const metadata: Metadata = { title: 'Archive' };

export default ArchivePage;
