import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AdminFrame } from '@/features/admin/admin-frame';
import { StandingBanner } from '@/features/billing/standing-banner';
import { DeletionBanner } from '@/features/workspace-admin/deletion-banner';
import { FollowWorkspace } from '@/lib/follow-workspace';
import { FollowPreferences } from '@/lib/i18n/follow-preferences';
import { SectionMessages, serverTranslations } from '@/lib/i18n/server';
import { requireSignedInPage } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  const title = (await serverTranslations('admin'))('title');
  return { title: { default: title, template: `%s · ${title} · Parley` } };
}

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

export default async function AdminLayout({ params, children }: Props) {
  const { tenant } = await params;
  await requireSignedInPage(`/${tenant}/admin`);
  return (
    <SectionMessages section="office">
      <FollowPreferences />
      <FollowWorkspace slug={tenant} />
      <AdminFrame slug={tenant}>
        <StandingBanner slug={tenant} className="pb-6" />
        <DeletionBanner slug={tenant} className="pb-6" />
        {children}
      </AdminFrame>
    </SectionMessages>
  );
}
