import { notFound } from 'next/navigation';
import { listViews } from '@/features/chat/shell/chat-location';

/** `/{workspace}/catch-up`, `/threads` and the screens of a phone. */
export default async function ViewPage({ params }: { params: Promise<{ view: string }> }) {
  const { view } = await params;
  if (!listViews.some((known) => known === view)) notFound();
  return null;
}
