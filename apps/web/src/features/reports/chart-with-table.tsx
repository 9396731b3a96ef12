'use client';
import { useTranslations } from 'use-intl';
import { lateComponent } from '@/ui/late-component';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';
import type { BarRow } from './bars.tsx';

const Bars = lateComponent(() => import('./bars.tsx').then((part) => part.Bars), <Skeleton className="h-56" />);

type Props = {
  title: string;
  lead: string;
  /** What the names and the values are. */
  nameHead: string;
  valueHead: string;
  rows: BarRow[];
  format: (value: number) => string;
};

/** The same figures twice: drawn, and in a table beside the drawing. */
export function ChartWithTable({ title, lead, nameHead, valueHead, rows, format }: Props) {
  const t = useTranslations('reports');
  return (
    <PageSection title={title} lead={lead}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_260px]">
        <Bars rows={rows} label={valueHead} format={format} />
        <div className="max-h-56 overflow-y-auto" tabIndex={0} role="group" aria-label={t('tableOf', { title })}>
          <Table label={title} className="text-[13.5px]">
            <thead>
              <tr>
                <HeadCell>{nameHead}</HeadCell>
                <HeadCell className="text-end">{valueHead}</HeadCell>
              </tr>
            </thead>
            <tbody data-figures="">
              {rows.map(({ name, value }) => (
                <tr key={name}>
                  <Cell className="py-1.5">{name}</Cell>
                  <Cell className="py-1.5 text-end">{value === null ? t('few') : format(value)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      </div>
    </PageSection>
  );
}
