import { GroupsPage } from '@/features/admin/groups-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.groups');

export default GroupsPage;
