import { SessionList } from '@/features/account/session-list';
import { SecurityRules } from '@/features/security/security-rules';
import { SecurityPage } from '@/features/admin/security-page';
import { SingleSignOnSection } from '@/features/single-sign-on/single-sign-on-section';
import { pageTitle } from '@/lib/i18n/server';

export const generateMetadata = pageTitle('admin', 'section.security');

type Props = { params: Promise<{ tenant: string }> };

export default async function SecurityRoute({ params }: Props) {
  const { tenant } = await params;
  const rules = (
    <>
      <SecurityRules />
      <SingleSignOnSection slug={tenant} />
    </>
  );
  return <SecurityPage rules={rules} sessions={<SessionList />} />;
}
