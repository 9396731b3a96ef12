import { PageHead, PageSection } from '@/ui/side-page';
import { KeptToday, ToCome } from './kept-today.tsx';

export function AuditLogPage() {
  return (
    <>
      <PageHead
        title="Audit log"
        lead="Who did what to the workspace itself, and when. It is kept in the same kind of chain as messages are."
      />
      <PageSection
        title="What is recorded today"
        lead="These entries are being kept from your first day. Reading them here is what is missing."
      >
        <KeptToday
          lines={[
            { title: 'Coming in', text: 'Sign-ins, with the address they came from, and people who join by invitation.' },
            { title: 'The workspace', text: 'That it was opened, by whom, and under what name.' },
            {
              title: 'Channels',
              text: 'Made, renamed, archived and opened again; topics set; people added and removed, and by whom.',
            },
            { title: 'People', text: 'Roles given, members deactivated and let in again.' },
          ]}
        />
      </PageSection>
      <PageSection title="Not here yet" lead="Nothing on this list works today.">
        <ToCome
          lines={[
            { title: 'A page to read it', text: 'By person, act, thing and time, with a link to what it was about.' },
            { title: 'Auditors’ views', text: 'Looking is recorded as well: who opened what, and for which case.' },
            { title: 'Taking it along', text: 'As a file that verifies, or sent on to your own system.' },
          ]}
        />
      </PageSection>
    </>
  );
}
