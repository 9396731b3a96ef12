'use client';
import { useBootstrap } from '@/lib/use-bootstrap';
import { PageHead, PageSection } from '@/ui/side-page';
import { ToCome } from './kept-today.tsx';

export function BillingPage() {
  const { data } = useBootstrap();
  const people = data?.workspace.memberCount;
  return (
    <>
      <PageHead title="Billing" lead="Every plan has every feature; plans differ by seats and storage. Guests are free." />
      <dl data-figures="" className="grid grid-cols-2 border-y border-line sm:grid-cols-3">
        <Figure term="people in the workspace" value={people === undefined ? '–' : String(people)} />
        <Figure term="charged to you" value="Nothing" />
        <Figure term="card on file" value="None" />
      </dl>
      <PageSection title="Today">
        <p className="max-w-[64ch] text-ink-2">
          Paying is not built in yet, so nothing is counted against you and no card is asked for. When it comes, you will be told
          here and by mail before anything changes. A workspace that does not pay becomes read-only; it is never deleted, and a full
          export stays possible.
        </p>
      </PageSection>
      <PageSection title="Not here yet" lead="Nothing on this list works today.">
        <ToCome
          lines={[
            { title: 'Plans and seats', text: 'Change them here; what it costs is shown before, to the day.' },
            { title: 'Invoices', text: 'With your VAT number and your own reference, to any address you choose.' },
            { title: 'Storage', text: 'What takes room, and what you could let go.' },
          ]}
        />
      </PageSection>
    </>
  );
}

function Figure({ term, value }: { term: string; value: string }) {
  return (
    <div className="flex flex-col-reverse border-line py-3.5 ps-5 not-first:border-s first:ps-0.5 max-sm:odd:border-s-0 max-sm:odd:ps-0.5">
      <dt className="text-sm text-ink-3">{term}</dt>
      <dd className="font-serif text-3xl font-medium tracking-[-0.015em]">{value}</dd>
    </div>
  );
}
