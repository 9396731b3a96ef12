'use client';
import type { AuditDelivery } from '@parley/contract/audit-webhook';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { Cell, HeadCell, Table } from '@/ui/table';
import { Tag } from '@/ui/tag';

/** The last that was sent, and what became of it. */
export function WebhookDeliveries({ deliveries }: { deliveries: AuditDelivery[] }) {
  const t = useTranslations('auditWebhook');
  const locale = useLocale();
  const format = useFormatter();
  if (deliveries.length === 0) return <p className="text-ink-3">{t('nothingYet')}</p>;
  return (
    <Table label={t('deliveries')}>
      <thead>
        <tr>
          <HeadCell>{t('at')}</HeadCell>
          <HeadCell>{t('what')}</HeadCell>
          <HeadCell>{t('outcome')}</HeadCell>
          <HeadCell className="text-end">{t('took')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ id, version, at, status, failure, tookMs }) => (
          <tr key={id}>
            <Cell className="whitespace-nowrap text-ink-2 tabular-nums">
              {new Date(at).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'medium' })}
            </Cell>
            <Cell className="whitespace-nowrap">{version === null ? t('aTest') : t('entry', { number: version })}</Cell>
            <Cell>
              <Tag tone={failure ? 'amber' : 'accent'}>{t(failure ? `failure.${failure}` : 'taken')}</Tag>
              {status !== null && <span className="ps-2 text-ink-3 tabular-nums">{status}</span>}
            </Cell>
            <Cell className="text-end whitespace-nowrap text-ink-2 tabular-nums">
              {format.number(tookMs, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' })}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
