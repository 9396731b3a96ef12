import { HeldMessagesPage } from '@/features/admin/held-messages/held-messages-page';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.heldMessages');

export default HeldMessagesPage;
