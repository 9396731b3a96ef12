import type { ReactNode } from 'react';
import { followAddress } from '@/lib/session';

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

/** Every page of a workspace besides its chat. */
export default async function WorkspaceLayout({ params, children }: Props) {
  await followAddress((await params).tenant);
  return children;
}
