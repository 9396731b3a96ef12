import { PageHead, PageSection } from '@/ui/side-page';
import { KeptToday, ToCome } from './kept-today.tsx';

export function ReportsPage() {
  return (
    <>
      <PageHead
        title="Reports"
        lead="Whether Parley does its work for you: how fast messages arrive, and whether anything was lost."
      />
      <PageSection title="What holds today">
        <KeptToday
          lines={[
            {
              title: 'No acknowledged message is lost',
              text: 'A message counts as sent when it is in the log, and not a moment before.',
            },
            {
              title: 'Nothing twice, nothing out of order',
              text: 'Every device takes a channel’s entries by their number, and asks for what it missed.',
            },
            { title: 'Nobody is measured', text: 'Parley counts no person’s messages, hours or answers. Reports will not either.' },
          ]}
        />
      </PageSection>
      <PageSection title="Not here yet" lead="Nothing on this list works today.">
        <ToCome
          lines={[
            { title: 'Delivery times', text: 'From sent to shown: typical, slow, and slowest, by day.' },
            { title: 'Interruptions', text: 'How many messages waited for a good moment, for the firm as a whole.' },
            { title: 'Storage and seats', text: 'What is used, and how it grows.' },
          ]}
        />
      </PageSection>
    </>
  );
}
