'use client';
import { attachmentKinds } from '@parley/contract/boundary-rule';
import { limits } from '@parley/contract/limits';
import { useTranslations } from 'use-intl';
import { refusalInWords } from '@/lib/i18n/refusals';
import { Checkbox } from '@/ui/checkbox';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';
import type { RuleDraft } from './rule-draft.ts';

type Props = { draft: RuleDraft; error: string | undefined; onChange: (change: Partial<RuleDraft>) => void };

/** What a rule looks for by a list of the firm's own: words, addresses, or kinds of files. */
export function RuleListFields({ draft, error, onChange }: Props) {
  const t = useTranslations('boundary');
  if (draft.detector === 'files') return <FileFields draft={draft} error={error} onChange={onChange} />;
  if (draft.detector !== 'own' && draft.detector !== 'links' && draft.detector !== 'otherLinks') return null;
  const isOwn = draft.detector === 'own';
  return (
    <TextArea
      label={t(isOwn ? 'terms' : 'addresses')}
      hint={t(isOwn ? 'termsHint' : draft.detector === 'links' ? 'linksHint' : 'otherLinksHint')}
      rows={4}
      dir="auto"
      value={draft.lines}
      error={error}
      onChange={(event) => onChange({ lines: event.currentTarget.value })}
    />
  );
}

function FileFields({ draft, error, onChange }: Props) {
  const t = useTranslations('boundary');
  const turn = (kind: string, isOn: boolean) =>
    onChange({ kinds: isOn ? [...draft.kinds, kind] : draft.kinds.filter((one) => one !== kind) });
  return (
    <fieldset className="grid gap-4 sm:grid-cols-[1fr_140px]" aria-describedby={error ? 'file-kinds-wrong' : undefined}>
      <legend className="pb-1.5 text-sm font-medium">{t('whichFiles')}</legend>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3">
        {attachmentKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`fileKind.${kind}`)}
            checked={draft.kinds.includes(kind)}
            onCheckedChange={(isOn) => turn(kind, isOn)}
          />
        ))}
      </div>
      <TextField
        label={t('leastMegabytes')}
        type="number"
        min={0}
        max={limits.fileBytes / 1_048_576}
        value={draft.leastMegabytes}
        onChange={(event) => onChange({ leastMegabytes: event.currentTarget.value })}
      />
      {error && (
        <p id="file-kinds-wrong" className="text-sm text-red-text sm:col-span-2">
          {refusalInWords(error)}
        </p>
      )}
    </fieldset>
  );
}
