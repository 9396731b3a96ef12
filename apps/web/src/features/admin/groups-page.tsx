import { roles } from '@parley/contract/member-view';
import { PageHead, PageSection } from '@/ui/side-page';
import { Cell, HeadCell, Table } from '@/ui/table';
import { ToCome } from './kept-today.tsx';
import { roleMeanings, roleWords } from './role-words.ts';

export function GroupsPage() {
  return (
    <>
      <PageHead
        title="Groups"
        lead="Sets of people that rules, channels and mentions can speak of by one name: Advisers, Research, Reception."
      />
      <PageSection
        title="Today: four roles"
        lead="Until groups stand here, a person’s role alone says what they may do. You set it under Members."
      >
        <Table label="Roles">
          <thead>
            <tr>
              <HeadCell className="w-[30%]">Role</HeadCell>
              <HeadCell>What it means</HeadCell>
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role}>
                <Cell className="font-semibold">{roleWords[role]}</Cell>
                <Cell className="text-ink-2">{roleMeanings[role]}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </PageSection>
      <PageSection title="Not here yet" lead="Nothing on this list works today.">
        <ToCome
          lines={[
            { title: 'Named groups', text: 'Kept by hand, or filled from your directory.' },
            { title: 'Mentions', text: 'One name that reaches the whole group, with the size shown before you send.' },
            { title: 'Rules by group', text: '“Advisers may message Research: no, except in #market-desk.”' },
          ]}
        />
      </PageSection>
    </>
  );
}
