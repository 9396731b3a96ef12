import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '@/ui/button-class';
import { QuietPage } from '@/ui/quiet-page';

export const metadata: Metadata = { title: 'Nothing here' };

export default function NotFound() {
  return (
    <QuietPage title="There is nothing here" lead="This page does not exist, or you do not have access to it.">
      <Link href="/workspaces" className={buttonClass({ variant: 'primary' })}>
        Your workspaces
      </Link>
    </QuietPage>
  );
}
