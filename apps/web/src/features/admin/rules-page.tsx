import { PageHead, PageSection } from '@/ui/side-page';
import { Cell, HeadCell, Table } from '@/ui/table';
import { ToCome } from './kept-today.tsx';

/** The built-in table of `core/policy`, in words. It changes with that table. */
const builtIn: { act: string; admins: string; members: string; guests: string }[] = [
  { act: 'Invite people, set roles, deactivate', admins: 'yes', members: 'no', guests: 'no' },
  { act: 'Make or unmake an owner', admins: 'owners only', members: 'no', guests: 'no' },
  { act: 'See everybody in the workspace', admins: 'yes', members: 'yes', guests: 'only in shared channels' },
  { act: 'Find and join public channels', admins: 'yes', members: 'yes', guests: 'no' },
  { act: 'Create channels', admins: 'yes', members: 'yes', guests: 'no' },
  {
    act: 'Rename a channel, set its topic, archive it, add people',
    admins: 'in their channels',
    members: 'in their channels',
    guests: 'no',
  },
  { act: 'Remove somebody from a channel', admins: 'in their channels', members: 'no', guests: 'no' },
  { act: 'Start a direct conversation', admins: 'yes', members: 'yes', guests: 'no' },
  { act: 'Write, react and send files', admins: 'in their channels', members: 'in their channels', guests: 'in their channels' },
  { act: 'Edit a message', admins: 'the author', members: 'the author', guests: 'the author' },
  { act: 'Delete a message', admins: 'any they can see', members: 'the author', guests: 'the author' },
];

export function RulesPage() {
  return (
    <>
      <PageHead
        title="Rules"
        lead="Who may see, message, send files to or add whom. Every act is decided by one table, and a refusal says which rule decided."
      />
      <PageSection title="Today: the built-in rules" lead="They are the same for every workspace and cannot be changed yet.">
        <Table label="Built-in rules">
          <thead>
            <tr>
              <HeadCell className="w-[40%]">May they…</HeadCell>
              <HeadCell>Owners and admins</HeadCell>
              <HeadCell>Members</HeadCell>
              <HeadCell>Guests</HeadCell>
            </tr>
          </thead>
          <tbody>
            {builtIn.map((rule) => (
              <tr key={rule.act}>
                <Cell className="font-medium">{rule.act}</Cell>
                <Answer word={rule.admins} />
                <Answer word={rule.members} />
                <Answer word={rule.guests} />
              </tr>
            ))}
          </tbody>
        </Table>
      </PageSection>
      <PageSection
        title="What passes the boundary today"
        lead="Every message and every file name goes through one inspection, whichever door it comes by."
      >
        <ul className="border-t border-line text-ink-2">
          <li className="border-b border-line py-3">Messages of at most 16,000 characters, files of at most 25 MB.</li>
          <li className="border-b border-line py-3">No programs: nothing that a double click would run.</li>
          <li className="border-b border-line py-3">No links that hide a password or a script.</li>
        </ul>
      </PageSection>
      <PageSection title="Not here yet" lead="Nothing on this list works today.">
        <ToCome
          lines={[
            { title: 'Your own rules', text: 'Written as sentences about groups, channels and kinds of file.' },
            { title: 'A simulator', text: 'Shows who would gain and lose what, before you save a change.' },
            { title: 'Held messages', text: 'What a rule stopped waits here for a release, with the reason beside it.' },
          ]}
        />
      </PageSection>
    </>
  );
}

function Answer({ word }: { word: string }) {
  return <Cell className={word === 'no' ? 'text-ink-3' : 'text-ink'}>{word}</Cell>;
}
