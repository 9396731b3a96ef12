import type { Metadata } from 'next';
import { GroupsPage } from '@/features/admin/groups-page';

export const metadata: Metadata = { title: 'Groups' };

export default GroupsPage;
