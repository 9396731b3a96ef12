'use client';
import type { AuditEntry } from '@parley/contract/audit-view';
import { useTranslations } from 'use-intl';

/** Everything that an entry holds, as it is kept: names of fields and all. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit');
  const { before, after, ...rest } = entry.details ?? {};
  const facts = Object.entries(rest);
  return (
    <div className="grid gap-3 rounded-lg bg-sunk px-4 py-3 text-[13px]">
      {entry.details === null && <p>{t('erased')}</p>}
      {(before !== undefined || after !== undefined) && (
        <div className="grid gap-3 sm:grid-cols-2">
          <Side title={t('before')} value={before} />
          <Side title={t('after')} value={after} />
        </div>
      )}
      <dl className="grid grid-cols-[max-content_1fr] gap-x-5 gap-y-1">
        <Fact name={t('number')} value={entry.version} />
        <Fact name={t('act')} value={entry.type} />
        {entry.address && <Fact name={t('address')} value={entry.address} />}
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </div>
  );
}

const text = (value: unknown): string =>
  value === null || value === undefined || value === '' ? '–' : typeof value === 'string' ? value : JSON.stringify(value, null, 1);

function Side({ title, value }: { title: string; value: unknown }) {
  return (
    <div>
      <p className="font-medium text-ink-3">{title}</p>
      <pre dir="auto" className="font-sans whitespace-pre-wrap text-start [overflow-wrap:anywhere]">
        {text(value)}
      </pre>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd dir="auto" className="min-w-0 text-start whitespace-pre-wrap [overflow-wrap:anywhere]">
        {text(value)}
      </dd>
    </>
  );
}
