import { redirect } from 'next/navigation';
import { FirmEntry } from '@/features/single-sign-on/firm-entry';
import { SocialEntry } from '@/features/social/social-entry';
import { isSocialRefusal, toSocialReason } from '@/lib/social-refusal';
import { SignInForm } from '@/features/signin/sign-in-form';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { currentSlug } from '@/lib/current-slug';
import { toNextPath } from '@/lib/next-path';
import { currentSignedIn, offeredSocialProviders } from '@/lib/session';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

export const generateMetadata = pageTitle('signin', 'title');

const asksAgain = ['sessionLength', 'idle', 'singleSignOn'] as const;

type Props = { searchParams: Promise<{ next?: string; email?: string; why?: string; workspace?: string; refused?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const t = await serverTranslations('signin');
  const social = await serverTranslations('social');
  const door = await serverTranslations('door');
  const { next, why, email, workspace, refused } = await searchParams;
  const nextPath = toNextPath(typeof next === 'string' ? next : null);
  const problem = typeof refused === 'string' ? refused : null;
  const rule = asksAgain.find((one) => one === why);
  const slug = typeof workspace === 'string' ? workspace : nextPath && currentSlug(nextPath);
  // Whom a rule of their firm asks to sign in again is signed in still: only a new session helps.
  if (!rule && !refused && (await currentSignedIn())) redirect(nextPath ?? '/workspaces');
  return (
    <QuietPage
      title={t('title')}
      lead={rule ? door(`why.${rule}`) : t('lead')}
      aside={
        <>
          <span className="max-sm:hidden">{t('newHere')}</span> <TextLink href="/signup">{t('createWorkspace')}</TextLink>
        </>
      }
    >
      <SectionMessages section="entry">
        <FirmEntry workspace={slug || null} next={nextPath} refused={isSocialRefusal(problem) ? null : problem}>
          {isSocialRefusal(problem) && <Alert title={social('refusedTitle')}>{social(`refused.${toSocialReason(problem)}`)}</Alert>}
          <SignInForm
            next={nextPath}
            knownEmail={typeof email === 'string' ? email : undefined}
            otherWays={<SocialEntry providers={offeredSocialProviders()} next={nextPath} />}
          />
        </FirmEntry>
      </SectionMessages>
    </QuietPage>
  );
}
