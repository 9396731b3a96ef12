'use client';
import { auditKinds, type AuditKind } from '@parley/contract/audit-view';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import type { AuditChoice } from './use-audit-filter.ts';

/** By kind and by day; by person from any of their entries. */
export function AuditFilters({
  choice,
  isNarrowed,
  actorName,
  onChange,
}: {
  choice: AuditChoice;
  isNarrowed: boolean;
  actorName: string | undefined;
  onChange: (part: Partial<AuditChoice>) => void;
}) {
  const t = useTranslations('audit');
  const kinds = Object.keys(auditKinds) as AuditKind[];
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3 pb-4">
      <Select
        label={t('kind')}
        className="w-52"
        value={choice.kind}
        options={[{ value: '', label: t('everything') }, ...kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))]}
        onChange={(event) => onChange({ kind: event.target.value as AuditKind | '' })}
      />
      <TextField
        label={t('from')}
        type="date"
        value={choice.from}
        max={choice.until || undefined}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <TextField
        label={t('until')}
        type="date"
        value={choice.until}
        min={choice.from || undefined}
        onChange={(event) => onChange({ until: event.target.value })}
      />
      {choice.actorId && <Button onClick={() => onChange({ actorId: '' })}>{t('actorOnly', { actor: actorName ?? '…' })}</Button>}
      {isNarrowed && (
        <Button variant="quiet" onClick={() => onChange({ kind: '', actorId: '', from: '', until: '' })}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
