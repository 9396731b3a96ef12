'use client';
import type { BoundaryRuleView } from '@parley/contract/boundary-rule';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Checkbox } from '@/ui/checkbox';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { IconButton } from '@/ui/icon-button';
import { Tag } from '@/ui/tag';
import { useRuleWords } from './use-rule-words.ts';
import { useScopeWords } from './use-scope-words.ts';

const tones = { note: 'plain', redact: 'accent', warn: 'amber', hold: 'amber', block: 'red' } as const;

/** One rule as a sentence, with its switch. What is chosen shows at once and goes back if it is refused. */
export function BoundaryRuleRow({ rule, onEdit }: { rule: BoundaryRuleView; onEdit: () => void }) {
  const t = useTranslations('boundary');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const scopeWords = useScopeWords();
  const [isAsking, setIsAsking] = useState(false);
  const refresh = () => queryClient.invalidateQueries(trpc.boundaryRule.list.queryFilter());
  const turn = useMutation(trpc.boundaryRule.switch.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(trpc.boundaryRule.delete.mutationOptions({ onSuccess: refresh }));
  const finds = useRuleWords()(rule);
  return (
    <li className="border-b border-line py-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Checkbox
            label={<bdi className="wrap-anywhere">{rule.name}</bdi>}
            checked={turn.isPending ? turn.variables.isOn : rule.isOn}
            onCheckedChange={(isOn) => !turn.isPending && turn.mutate({ id: rule.id, isOn })}
            hint={
              <>
                {t('sentence', { what: finds, where: scopeWords(rule) })}{' '}
                <span className="whitespace-nowrap">{t('setBy', { name: rule.setBy, date: formatDate(rule.setAt) })}</span>
              </>
            }
          />
        </div>
        <Tag tone={rule.isOn ? tones[rule.act] : 'plain'} className="mt-0.5">
          {rule.isOn ? t(`act.${rule.act}`) : t('off')}
        </Tag>
        <div className="flex gap-1">
          <IconButton size="sm" label={t('changeNamed', { name: rule.name })} onClick={onEdit}>
            <PencilLine aria-hidden strokeWidth={1.6} />
          </IconButton>
          <IconButton size="sm" label={t('deleteNamed', { name: rule.name })} onClick={() => setIsAsking(true)}>
            <Trash2 aria-hidden strokeWidth={1.6} />
          </IconButton>
        </div>
      </div>
      {turn.isError && (
        <Alert className="mt-2" title={t('notSaved')}>
          {errorText(turn.error)}
        </Alert>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('deleteAsk', { name: rule.name })}
        action={t('deleteAct')}
        danger
        pending={remove.isPending}
        error={remove.isError ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate({ id: rule.id })}
      >
        {t('deleteLead')}
      </ConfirmDialog>
    </li>
  );
}
