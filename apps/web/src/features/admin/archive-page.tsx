'use client';
import { useBootstrap } from '@/lib/use-bootstrap';
import { SealStamp } from '@/ui/seal';
import { PageHead, PageSection } from '@/ui/side-page';
import { KeptToday, ToCome } from './kept-today.tsx';

export function ArchivePage() {
  const { data } = useBootstrap();
  const name = data?.workspace.name ?? 'this workspace';
  return (
    <>
      <PageHead
        title="Archive"
        lead={`Everything written in ${name} is kept in order, from the first word on. Nobody can change it, us included.`}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-4 rounded-2xl border border-[color-mix(in_oklch,var(--accent)_35%,var(--line))] bg-[linear-gradient(180deg,var(--accent-soft),transparent_140%)] px-6 py-5">
        <SealStamp />
        <div className="min-w-0 flex-1 basis-72">
          <p className="place text-xl">Kept, in one chain for each channel</p>
          <p className="pt-0.5 text-[13.5px] text-pretty text-ink-2">
            Each entry carries the fingerprint of the one before it, so that a change or a gap would show.
          </p>
        </div>
      </div>
      <PageSection title="What holds today">
        <KeptToday
          lines={[
            {
              title: 'Nothing is written beside the log',
              text: 'Messages, edits, deletions, reactions, joins and leaves are entries before anybody sees them.',
            },
            {
              title: 'Entries are never changed',
              text: 'The database refuses it to every role that serves requests, and to the table’s owner.',
            },
            {
              title: 'Deleting hides, the log remembers',
              text: 'Readers see a tombstone; the log keeps what was written and who removed it.',
            },
            {
              title: 'Numbers without gaps',
              text: 'Entries of a channel are numbered from one. A missing one is visible to anybody.',
            },
          ]}
        />
      </PageSection>
      <PageSection title="Not here yet" lead="Nothing on this list works today. What you write now will be covered when it does.">
        <ToCome
          lines={[
            {
              title: 'Signed checkpoints',
              text: 'Every few minutes, kept outside the database too, with a check of completeness each day.',
            },
            { title: 'Exports', text: 'All of it in a file that anybody can verify without us.' },
            { title: 'How long things are kept', text: 'By channel and by duty; the longest wins.' },
            { title: 'Legal holds', text: 'A case, its people, its reason, who approved it, and its end.' },
          ]}
        />
      </PageSection>
    </>
  );
}
