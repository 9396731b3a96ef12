'use client';
import type { ScimView } from '@parley/contract/single-sign-on';
import { useLocale, useTranslations } from 'use-intl';
import { Cell, HeadCell, Table } from '@/ui/table';
import { Tag } from '@/ui/tag';

/** The last that the directory asked for, and what became of it. */
export function DirectoryLog({ requests }: { requests: ScimView['requests'] }) {
  const t = useTranslations('singleSignOn.directory');
  const locale = useLocale();
  if (requests.length === 0) return <p className="text-ink-3">{t('nothingYet')}</p>;
  return (
    <Table label={t('log')}>
      <thead>
        <tr>
          <HeadCell>{t('at')}</HeadCell>
          <HeadCell>{t('request')}</HeadCell>
          <HeadCell>{t('outcome')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ id, at, method, path, status, note }) => (
          <tr key={id}>
            <Cell className="whitespace-nowrap text-ink-2 tabular-nums">
              {new Date(at).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'medium' })}
            </Cell>
            <Cell dir="ltr" className="font-mono text-[13px] text-start break-all">
              {method} {path}
            </Cell>
            <Cell>
              <Tag tone={status < 400 ? 'accent' : 'amber'}>{status}</Tag> <span dir="auto">{note}</span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
