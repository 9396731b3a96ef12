import type { ReactNode } from 'react';
import { WorkspaceGate } from '@/features/chat/shell/workspace-gate';

/** The chat of one workspace. It stays mounted while one moves between channels; the pages below only name addresses. */
export default async function ChatLayout({ params, children }: { params: Promise<{ tenant: string }>; children: ReactNode }) {
  const { tenant } = await params;
  return (
    <>
      <WorkspaceGate key={tenant} slug={tenant} />
      {children}
    </>
  );
}
