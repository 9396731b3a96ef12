'use client';
import type { AuditEntry } from '@parley/contract/audit-view';
import type { CaseQuery } from '@parley/contract/case';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatClock, formatFull } from '@/lib/format-time';

const strong = (parts: ReactNode) => <b className="font-semibold">{parts}</b>;

/** One act in a case, in the words of the audit log; of a search also what was asked, and how much it found. */
export function CaseLogRow({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('cases');
  const audit = useTranslations('audit');
  const { query, count, name } = (entry.details ?? {}) as { query?: CaseQuery; count?: number; name?: string };
  const key = `acts.${entry.type.replace('.', '_')}`;
  const asked = [query?.query && t('logWords', { words: query.query }), query && count !== undefined && t('logCount', { count })];
  const words = audit.rich((audit.has(key as never) ? key : 'acts.other') as 'acts.other', {
    ...{ b: strong, type: entry.type, subject: '', email: '', role: '', before: '', after: '' },
    ...{ actor: entry.actor?.name || audit('parley'), name: name ?? '' },
  });
  return (
    <li className="flex items-start gap-3 border-b border-line py-2.5">
      <time dateTime={entry.at} title={formatFull(entry.at)} data-figures="" className="w-16 shrink-0 text-sm text-ink-3">
        {formatClock(entry.at)}
      </time>
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">{words}</p>
        <p dir="auto" className="text-start text-sm wrap-anywhere text-ink-3">
          {asked.filter(Boolean).join(' · ')}
        </p>
      </div>
    </li>
  );
}
