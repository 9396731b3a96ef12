import type { ReactNode } from 'react';
import { FollowWorkspace } from '@/lib/follow-workspace';
import { FollowPreferences } from '@/lib/i18n/follow-preferences';
import { pageTitle, SectionMessages } from '@/lib/i18n/server';
import { requireSignedInPage } from '@/lib/session';

export const generateMetadata = pageTitle('matter', 'title');

export default async function MattersLayout({ params, children }: { params: Promise<{ tenant: string }>; children: ReactNode }) {
  const { tenant } = await params;
  await requireSignedInPage(`/${tenant}/matters`);
  return (
    <SectionMessages section="office">
      <FollowPreferences />
      <FollowWorkspace slug={tenant} />
      {children}
    </SectionMessages>
  );
}
