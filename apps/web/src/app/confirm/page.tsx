import type { Metadata } from 'next';
import { ConfirmAddress } from '@/features/account/confirm-address';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';

// The token in the address must not travel to anywhere in a Referer.
export const metadata: Metadata = { title: 'Confirm your address', referrer: 'no-referrer' };

type Props = { searchParams: Promise<{ token?: string }> };

export default async function ConfirmPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return (
    <QuietPage title="Confirm your address">
      {typeof token === 'string' ? (
        <ConfirmAddress token={token} />
      ) : (
        <Alert>This link is not complete. Open it from the mail again, or have a new one sent from your workspace.</Alert>
      )}
    </QuietPage>
  );
}
