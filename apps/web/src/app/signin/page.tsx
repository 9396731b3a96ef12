import { redirect } from 'next/navigation';
import { SignInForm } from '@/features/signin/sign-in-form';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { toNextPath } from '@/lib/next-path';
import { currentSignedIn } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

export const generateMetadata = pageTitle('signin', 'title');

type Props = { searchParams: Promise<{ next?: string; email?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const t = await serverTranslations('signin');
  const { next, email } = await searchParams;
  const nextPath = toNextPath(typeof next === 'string' ? next : null);
  if (await currentSignedIn()) redirect(nextPath ?? '/workspaces');
  return (
    <QuietPage
      title={t('title')}
      lead={t('lead')}
      aside={
        <>
          <span className="max-sm:hidden">{t('newHere')}</span> <TextLink href="/signup">{t('createWorkspace')}</TextLink>
        </>
      }
    >
      <SectionMessages section="entry">
        <SignInForm next={nextPath} knownEmail={typeof email === 'string' ? email : undefined} />
      </SectionMessages>
    </QuietPage>
  );
}
