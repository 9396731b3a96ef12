import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AdminFrame } from '@/features/admin/admin-frame';
import { requireSignedInPage } from '@/lib/session';

export const metadata: Metadata = { title: { default: 'Administration', template: '%s · Administration · Parley' } };

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

export default async function AdminLayout({ params, children }: Props) {
  const { tenant } = await params;
  await requireSignedInPage(`/${tenant}/admin`);
  return <AdminFrame slug={tenant}>{children}</AdminFrame>;
}
