import type { ReactNode } from 'react';
import { PageHead, PageSection } from '@/ui/side-page';
import { KeptToday, ToCome } from './kept-today.tsx';

/** `sessions` is the list of the person's own devices. */
export function SecurityPage({ sessions }: { sessions: ReactNode }) {
  return (
    <>
      <PageHead title="Security" lead="How people get in, and on which devices they are in now." />
      <PageSection
        title="Your devices"
        lead="Where you yourself are signed in. Signing a device out works at once, also if it is lost or asleep."
      >
        {sessions}
      </PageSection>
      <PageSection title="What holds today">
        <KeptToday
          lines={[
            {
              title: 'Sessions end at once',
              text: 'Revoking one, or deactivating a person, closes their open connections everywhere.',
            },
            { title: 'Passwords are stored as argon2id', text: 'Attempts are counted per account and per network address.' },
            { title: 'Workspaces are walled off', text: 'The database itself refuses a row of another workspace.' },
            { title: 'Files are not run', text: 'Uploads are downloaded, or shown as pictures in a sandbox.' },
          ]}
        />
      </PageSection>
      <PageSection title="Not here yet" lead="Nothing on this list works today.">
        <ToCome
          lines={[
            { title: 'API tokens', text: 'With chosen scopes and an end, and when each was last used.' },
            { title: 'Second factor', text: 'Passkeys and one-time codes, and a rule that asks for them.' },
            { title: 'Single sign-on', text: 'Your directory decides who comes in and who leaves.' },
          ]}
        />
      </PageSection>
    </>
  );
}
