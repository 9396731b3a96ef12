import { cookies } from 'next/headers';
import { SettingsPage } from '@/features/account/settings-page';
import { FollowWorkspace } from '@/lib/follow-workspace';
import { FollowPreferences } from '@/lib/i18n/follow-preferences';
import { SectionMessages, pageTitle } from '@/lib/i18n/server';
import { requireSignedInPage } from '@/lib/session';
import { themeCookie, toTheme } from '@/lib/theme';

export const generateMetadata = pageTitle('account', 'settings');

type Props = { params: Promise<{ tenant: string }> };

export default async function SettingsRoute({ params }: Props) {
  const { tenant } = await params;
  await requireSignedInPage(`/${tenant}/settings`);
  const theme = toTheme((await cookies()).get(themeCookie)?.value);
  return (
    <SectionMessages section="office">
      <FollowPreferences />
      <FollowWorkspace slug={tenant} />
      <SettingsPage slug={tenant} theme={theme} />
    </SectionMessages>
  );
}
