import type { ReactNode } from 'react';
import { WorkspaceGate } from '@/features/chat/shell/workspace-gate';
import { FollowPreferences } from '@/lib/i18n/follow-preferences';
import { SectionMessages } from '@/lib/i18n/server';

/** The chat of one workspace. It stays mounted while one moves between channels; the pages below only name addresses. */
export default async function ChatLayout({ params, children }: { params: Promise<{ tenant: string }>; children: ReactNode }) {
  const { tenant } = await params;
  return (
    <SectionMessages section="chat">
      <FollowPreferences />
      <WorkspaceGate key={tenant} slug={tenant} />
      {children}
    </SectionMessages>
  );
}
