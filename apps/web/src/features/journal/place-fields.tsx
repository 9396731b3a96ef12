'use client';
import { useTranslations } from 'use-intl';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import type { TargetDraft } from './target-draft.ts';

type Texts = Exclude<keyof TargetDraft, 'kind' | 'name' | 'fromBeginning' | 'security'>;
type Props = {
  draft: TargetDraft;
  onChange: (change: Partial<TargetDraft>) => void;
  problemOf: (field: string) => string | undefined;
};

const fields = {
  smtp: ['to', 'host', 'port', 'user', 'password'],
  s3: ['bucket', 'region', 'prefix', 'endpoint', 'accessKeyId', 'secretAccessKey'],
  webhook: ['url'],
} as const satisfies Record<TargetDraft['kind'], Texts[]>;
const types: Partial<Record<Texts, string>> = { password: 'password', secretAccessKey: 'password', url: 'url', to: 'email' };
const hinted = new Set<Texts>(['to', 'password', 'prefix', 'endpoint', 'secretAccessKey', 'url']);

/** How the chosen kind of target is reached. */
export function PlaceFields({ draft, onChange, problemOf }: Props) {
  const t = useTranslations('journal');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {fields[draft.kind].map((field) => (
        <TextField
          key={field}
          label={t(`field.${field}`)}
          hint={hinted.has(field) ? t(`hint.${field}`) : undefined}
          type={types[field] ?? 'text'}
          inputMode={field === 'port' ? 'numeric' : undefined}
          dir="ltr"
          autoComplete={types[field] === 'password' ? 'new-password' : 'off'}
          className={field === 'to' || field === 'url' ? 'sm:col-span-2' : undefined}
          value={draft[field]}
          error={problemOf(field)}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
      {draft.kind === 'smtp' && (
        <Select
          label={t('field.security')}
          value={draft.security}
          options={[
            { value: 'tls', label: t('security.tls') },
            { value: 'starttls', label: t('security.starttls') },
          ]}
          onChange={(event) => onChange({ security: event.currentTarget.value as TargetDraft['security'] })}
        />
      )}
    </div>
  );
}
