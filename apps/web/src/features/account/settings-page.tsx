'use client';
import { LogOut } from 'lucide-react';
import { errorText } from '@/lib/error-text';
import { signOutHere } from '@/lib/sign-in';
import type { Theme } from '@/lib/theme';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageHead, PageSection, SidePage } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { ThemeChoice } from '@/ui/theme-toggle';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SessionList } from './session-list.tsx';

type Props = { slug: string; theme: Theme };

/** A person's own settings in this workspace. */
export function SettingsPage({ slug, theme }: Props) {
  const bootstrap = useBootstrap();
  const sections = [
    { href: '#profile', label: 'Profile', isCurrent: false },
    { href: '#appearance', label: 'Appearance', isCurrent: false },
    { href: '#password', label: 'Password', isCurrent: false },
    { href: '#devices', label: 'Devices', isCurrent: false },
  ];
  return (
    <SidePage
      back={{ href: `/${slug}`, label: bootstrap.data?.workspace.name ?? 'Back to the chat' }}
      title="Settings"
      links={sections}
    >
      <PageHead
        title="Settings"
        lead="About you and your devices. Only you see this page."
        acts={
          <Button onClick={() => void signOutHere()}>
            <LogOut aria-hidden className="size-4" />
            Sign out
          </Button>
        }
      />
      <PageSection id="profile" title="Profile" lead="How colleagues see you, here and in every record from now on.">
        {bootstrap.isPending && (
          <div role="status" aria-label="Loading your profile" className="flex max-w-md flex-col gap-4">
            <Skeleton className="h-9 rounded-lg" />
            <Skeleton className="h-9 rounded-lg" />
          </div>
        )}
        {bootstrap.isError && (
          <Alert acts={<Button onClick={() => void bootstrap.refetch()}>Try again</Button>}>{errorText(bootstrap.error)}</Alert>
        )}
        {bootstrap.data && <ProfileForm me={bootstrap.data.me} email={bootstrap.data.user.email} />}
      </PageSection>
      <PageSection id="appearance" title="Appearance" lead="Kept on this device.">
        <ThemeChoice initial={theme} />
      </PageSection>
      <PageSection id="password" title="Password" lead="Changing it signs out all your other devices.">
        <PasswordForm />
      </PageSection>
      <PageSection
        id="devices"
        title="Devices"
        lead="Where you are signed in. Signing a device out works at once, also if it is lost or asleep."
      >
        <SessionList />
      </PageSection>
    </SidePage>
  );
}
