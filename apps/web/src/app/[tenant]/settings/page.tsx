import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { SettingsPage } from '@/features/account/settings-page';
import { requireSignedInPage } from '@/lib/session';
import { themeCookie, toTheme } from '@/lib/theme';

export const metadata: Metadata = { title: 'Settings' };

type Props = { params: Promise<{ tenant: string }> };

export default async function SettingsRoute({ params }: Props) {
  const { tenant } = await params;
  await requireSignedInPage(`/${tenant}/settings`);
  const theme = toTheme((await cookies()).get(themeCookie)?.value);
  return <SettingsPage slug={tenant} theme={theme} />;
}
