import type { Metadata } from 'next';
import { ForgotForm } from '@/features/signin/forgot-form';
import { QuietPage } from '@/ui/quiet-page';

export const metadata: Metadata = { title: 'Set a new password' };

export default function ForgotPage() {
  return (
    <QuietPage
      title="Set a new password"
      lead="Tell us your address and we send you a link. Setting a new password signs out all your devices."
    >
      <ForgotForm />
    </QuietPage>
  );
}
