'use client';
import type { ReportView } from '@parley/contract/report-view';
import { useFormatter, useTranslations } from 'use-intl';
import { PageSection } from '@/ui/side-page';
import { Cell, HeadCell, Table } from '@/ui/table';

/** Groups that are large enough, and how many are not shown. */
export function GroupTable({ report: { groups, groupsHidden } }: { report: ReportView }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  const number = (value: number | null) => (value === null ? t('few') : format.number(value));
  return (
    <PageSection title={t('groups')} lead={t('groupsLead')}>
      {groups.length > 0 && (
        <Table label={t('groups')}>
          <thead>
            <tr>
              <HeadCell>{t('group')}</HeadCell>
              <HeadCell className="text-end">{t('members')}</HeadCell>
              <HeadCell className="text-end">{t('people')}</HeadCell>
              <HeadCell className="text-end">{t('messages')}</HeadCell>
            </tr>
          </thead>
          <tbody data-figures="">
            {groups.map(({ name, members, people, messages }) => (
              <tr key={name}>
                <Cell dir="auto">{name}</Cell>
                <Cell className="text-end">{format.number(members)}</Cell>
                <Cell className="text-end">{number(people)}</Cell>
                <Cell className="text-end">{number(messages)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="pt-3 text-[13.5px] text-ink-3">{t('groupsHidden', { hidden: groupsHidden })}</p>
    </PageSection>
  );
}
