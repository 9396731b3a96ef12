import type { Metadata } from 'next';
import { ResetForm } from '@/features/signin/reset-form';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

// The token in the address must not travel to anywhere in a Referer.
export const metadata: Metadata = { title: 'Choose a new password', referrer: 'no-referrer' };

type Props = { searchParams: Promise<{ token?: string }> };

export default async function ResetPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return (
    <QuietPage title="Choose a new password" lead="It signs out every device that was signed in with the old one.">
      {typeof token === 'string' ? (
        <ResetForm token={token} />
      ) : (
        <Alert>
          This link is not complete. Open it from the mail again, or <TextLink href="/forgot">ask for a new one</TextLink>.
        </Alert>
      )}
    </QuietPage>
  );
}
