'use client';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { PageSection } from '@/ui/side-page';
import { PermissionTable } from './permission-table.tsx';
import { SignInRulesSection } from './sign-in-rules.tsx';

/** What a firm decides about who comes in and who administers. */
export function SecurityRules() {
  const t = useTranslations('security');
  const { data } = useBootstrap();
  return (
    <>
      <PageSection id="sign-in-rules" title={t('signInRules')} lead={t('signInRulesLead')}>
        <SignInRulesSection />
      </PageSection>
      {data?.can.managePeople && (
        <PageSection id="permissions" title={t('permissions')} lead={t('permissionsLead')}>
          <PermissionTable isOwner={data.me.role === 'owner'} />
        </PageSection>
      )}
    </>
  );
}
