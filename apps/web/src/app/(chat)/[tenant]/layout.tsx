import type { ReactNode } from 'react';
import { StandingBanner } from '@/features/billing/standing-banner';
import { WorkspaceGate } from '@/features/chat/shell/workspace-gate';
import { LateNotices } from '@/features/workspace-admin/late-notices';
import { FollowWorkspace } from '@/lib/follow-workspace';
import { FollowPreferences } from '@/lib/i18n/follow-preferences';
import { SectionMessages } from '@/lib/i18n/server';
import { followAddress } from '@/lib/session';

/** The chat of one workspace. It stays mounted while one moves between channels; the pages below only name addresses. */
export default async function ChatLayout({ params, children }: { params: Promise<{ tenant: string }>; children: ReactNode }) {
  const { tenant } = await params;
  await followAddress(tenant);
  return (
    <SectionMessages section="chat">
      {/* With the cookies, one of which names the language. */}
      <link rel="manifest" href={`/${tenant}/manifest.webmanifest`} crossOrigin="use-credentials" />
      <link rel="apple-touch-icon" href="/static/icons/apple-touch.png" />
      <FollowPreferences />
      <FollowWorkspace slug={tenant} />
      <WorkspaceGate
        key={tenant}
        slug={tenant}
        banner={
          <>
            <StandingBanner slug={tenant} className="p-3" />
            <LateNotices slug={tenant} />
          </>
        }
      />
      {children}
    </SectionMessages>
  );
}
