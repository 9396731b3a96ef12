import type { Metadata } from 'next';
import { SignUpForm } from '@/features/signup/sign-up-form';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

export const metadata: Metadata = { title: 'Create a workspace' };

export default function SignUpPage() {
  return (
    <QuietPage
      title="Open a workspace for your firm"
      lead="You are its owner, and your first channel, #general, is ready when you come in."
      aside={
        <>
          <span className="max-sm:hidden">Have an account?</span> <TextLink href="/signin">Sign in</TextLink>
        </>
      }
      promise="Everything said is kept in order and sealed, and it is yours to take away."
    >
      <SignUpForm />
    </QuietPage>
  );
}
