'use client';
import { isInRange, toRange } from '@parley/contract/address-range';
import type { SignInRulesView } from '@parley/contract/sign-in-rules';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { leftToRight } from '@/lib/left-to-right';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { TextArea } from '@/ui/text-area';

type Props = { rules: SignInRulesView; isSaving: boolean; onChange: (ranges: string[]) => void };

/** The networks from which the workspace opens. A rule that would keep out whoever sets it cannot be saved. */
export function AddressRanges({ rules, isSaving, onChange }: Props) {
  const t = useTranslations('security');
  const before = rules.allowedRanges.join('\n');
  const [text, setText] = useState(before);
  const [isAsking, setIsAsking] = useState(false);
  const lines = text.split(/[\n,]/).flatMap((line) => line.trim() || []);
  const wrong = lines.filter((line) => toRange(line) === null);
  const { yourAddress } = rules;
  const isIn = lines.length === 0 || lines.some((line) => yourAddress !== null && isInRange(yourAddress, line));
  const problem =
    wrong.length > 0
      ? t('notRanges', { count: wrong.length, ranges: wrong.slice(0, 3).join(', ') })
      : isIn
        ? undefined
        : t('lockedOut');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem) return;
    if (lines.length === 0) onChange([]);
    else setIsAsking(true);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <TextArea
        label={t('ranges')}
        hint={yourAddress ? t('rangesHint', { address: leftToRight(yourAddress) }) : t('rangesHintUnknown')}
        error={problem}
        rows={3}
        dir="ltr"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={text.trim() === before || problem !== undefined} pending={isSaving && text !== before}>
          {t('saveRanges')}
        </Button>
        {yourAddress && !isIn && wrong.length === 0 && (
          <Button variant="quiet" onClick={() => setText([...lines, toRange(yourAddress)].join('\n'))}>
            {t('addMine')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('rangesAsk')}
        action={t('saveRanges')}
        pending={isSaving}
        onConfirm={() => {
          setIsAsking(false);
          onChange(lines);
        }}
      >
        {t('rangesLead')}
      </ConfirmDialog>
    </form>
  );
}
