'use client';
import { useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { signOutHere } from '@/lib/sign-in';
import type { Theme } from '@/lib/theme';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { useDoor } from '@/lib/use-door';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageHead, PageSection, SidePage } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { ThemeChoice } from '@/ui/theme-toggle';
import { CaseNotices } from './case-notices.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LinkPreviewChoice } from './link-preview-choice.tsx';
import { NotificationSettings } from './notifications/notification-settings.tsx';
import { MyData } from './my-data.tsx';
import { PasskeySection } from './passkeys/passkey-section.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SecondFactorSection } from './second-factor/second-factor-section.tsx';
import { SocialSection } from './social/social-section.tsx';
import { SessionList } from './session-list.tsx';

type Props = { slug: string; theme: Theme };

/** A person's own settings in this workspace. */
export function SettingsPage({ slug, theme }: Props) {
  const t = useTranslations('account');
  const preferenceWords = useTranslations('preferences');
  const passkeyWords = useTranslations('passkey');
  const secondFactorWords = useTranslations('secondFactor');
  const socialWords = useTranslations('social');
  const linked = useQuery(useTRPC().social.list.queryOptions());
  const hasLinked = linked.data !== undefined && linked.data.items.length > 0;
  const bootstrap = useBootstrap();
  useDoor(bootstrap.error, slug);
  const sections = [
    { href: '#profile', label: t('profile'), isCurrent: false },
    { href: '#notifications', label: preferenceWords('notifications'), isCurrent: false },
    { href: '#language', label: t('language'), isCurrent: false },
    { href: '#appearance', label: t('appearance'), isCurrent: false },
    { href: '#password', label: t('passwordTitle'), isCurrent: false },
    { href: '#passkeys', label: passkeyWords('title'), isCurrent: false },
    { href: '#second-step', label: secondFactorWords('title'), isCurrent: false },
    ...(hasLinked ? [{ href: '#linked-accounts', label: socialWords('title'), isCurrent: false }] : []),
    { href: '#devices', label: t('devices'), isCurrent: false },
    { href: '#my-data', label: t('myData'), isCurrent: false },
  ];
  return (
    <SidePage
      back={{ href: `/${slug}`, label: bootstrap.data?.workspace.name ?? t('backToChat') }}
      title={t('settings')}
      links={sections}
    >
      <PageHead
        title={t('settings')}
        lead={t('settingsLead')}
        acts={
          <Button onClick={() => void signOutHere()}>
            <LogOut aria-hidden className="size-4" />
            {t('signOut')}
          </Button>
        }
      />
      <PageSection id="profile" title={t('profile')} lead={t('profileLead')}>
        {bootstrap.isPending && (
          <div role="status" aria-label={t('loadingProfile')} className="flex max-w-md flex-col gap-4">
            <Skeleton className="h-9 rounded-lg" />
            <Skeleton className="h-9 rounded-lg" />
          </div>
        )}
        {bootstrap.isError && (
          <Alert acts={<Button onClick={() => void bootstrap.refetch()}>{t('tryAgain')}</Button>}>
            {errorText(bootstrap.error)}
          </Alert>
        )}
        {bootstrap.data && <ProfileForm me={bootstrap.data.me} email={bootstrap.data.user.email} />}
      </PageSection>
      <NotificationSettings />
      <PageSection id="language" title={t('language')} lead={t('languageLead')}>
        <LanguageChoice />
      </PageSection>
      <PageSection id="appearance" title={t('appearance')} lead={t('keptHere')}>
        <ThemeChoice initial={theme} />
        <div className="mt-6 max-w-md">
          <LinkPreviewChoice />
        </div>
      </PageSection>
      <PageSection id="password" title={t('passwordTitle')} lead={t('passwordLead')}>
        <PasswordForm />
      </PageSection>
      <PasskeySection />
      <SecondFactorSection />
      <SocialSection />
      <PageSection id="devices" title={t('devices')} lead={t('devicesLead')}>
        <SessionList />
      </PageSection>
      <MyData />
      <CaseNotices />
    </SidePage>
  );
}
