'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Paged } from '@/ui/paged';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';
import { Tag } from '@/ui/tag';
import { useMoney } from './use-money.ts';

/** Every invoice there was, the newest first, each with the page where it can be read, printed or paid. */
export function InvoiceTable() {
  const t = useTranslations('billing');
  const money = useMoney();
  const invoices = useInfiniteQuery(
    useTRPC().billing.invoices.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <PageSection title={t('invoices')}>
      <Paged
        pages={invoices}
        loading={<Skeleton className="h-24" />}
        none={<p className="text-ink-2">{t('noInvoices')}</p>}
        more={t('olderInvoices')}
      >
        {(items) => (
          <Table label={t('invoices')} data-figures="">
            <thead>
              <tr>
                <HeadCell>{t('invoiceNumber')}</HeadCell>
                <HeadCell>{t('invoiceDate')}</HeadCell>
                <HeadCell>{t('invoiceState')}</HeadCell>
                <HeadCell className="pe-0 text-end">{t('invoiceTotal')}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {items.map((invoice) => (
                <tr key={invoice.id}>
                  <Cell>
                    {invoice.url ? (
                      <a
                        className="text-accent-text underline-offset-2 hover:underline"
                        href={invoice.url}
                        target="_blank"
                        rel="noreferrer"
                      >
                        {invoice.number ?? t('invoice')}
                      </a>
                    ) : (
                      (invoice.number ?? t('invoice'))
                    )}
                  </Cell>
                  <Cell className="whitespace-nowrap">{formatDate(invoice.at)}</Cell>
                  <Cell>
                    <Tag tone={invoice.state === 'open' ? 'amber' : 'plain'}>{t(`invoiceStates.${invoice.state}`)}</Tag>
                  </Cell>
                  <Cell className="pe-0 text-end whitespace-nowrap">{money(invoice.total, invoice.currency)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Paged>
    </PageSection>
  );
}
