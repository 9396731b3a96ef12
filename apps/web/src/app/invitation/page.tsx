import type { Metadata } from 'next';
import { AcceptInvitation } from '@/features/invitation/accept-invitation';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';

// The token in the address must not travel to anywhere in a Referer.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

type Props = { searchParams: Promise<{ token?: string }> };

export default async function InvitationPage({ searchParams }: Props) {
  const { token } = await searchParams;
  if (typeof token === 'string') return <AcceptInvitation token={token} />;
  return (
    <QuietPage title="This invitation cannot be opened">
      <Alert>This link is not complete. Open it from the mail again.</Alert>
    </QuietPage>
  );
}
