import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AdminFrame } from '@/features/admin/admin-frame';
import { FollowPreferences } from '@/lib/i18n/follow-preferences';
import { SectionMessages } from '@/lib/i18n/server';
import { requireSignedInPage } from '@/lib/session';

export const metadata: Metadata = { title: { default: 'Administration', template: '%s · Administration · Parley' } };

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

export default async function AdminLayout({ params, children }: Props) {
  const { tenant } = await params;
  await requireSignedInPage(`/${tenant}/admin`);
  return (
    <SectionMessages section="office">
      <FollowPreferences />
      <AdminFrame slug={tenant}>{children}</AdminFrame>
    </SectionMessages>
  );
}
