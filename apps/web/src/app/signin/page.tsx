import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/features/signin/sign-in-form';
import { toNextPath } from '@/lib/next-path';
import { currentSignedIn } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ next?: string; email?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, email } = await searchParams;
  const nextPath = toNextPath(typeof next === 'string' ? next : null);
  if (await currentSignedIn()) redirect(nextPath ?? '/workspaces');
  return (
    <QuietPage
      title="Sign in"
      lead="Good to see you again."
      aside={
        <>
          <span className="max-sm:hidden">New here?</span> <TextLink href="/signup">Create a workspace</TextLink>
        </>
      }
    >
      <SignInForm next={nextPath} knownEmail={typeof email === 'string' ? email : undefined} />
    </QuietPage>
  );
}
