'use client';
import type { MatterRetention } from '@parley/contract/matter-retention';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import { MatterChange } from './matter-change.tsx';
import { MatterRuleDialog } from './matter-rule-dialog.tsx';
import { useMatterWords } from './use-matter-words.ts';

type Props = { matter: { id: string; name: string; retention: MatterRetention } };

/** How long a matter is kept: its rule, the change that waits, and the way to another. */
export function MatterKeeping({ matter }: Props) {
  const t = useTranslations('retention');
  const words = useMatterWords();
  const [isChanging, setIsChanging] = useState(false);
  const { rule, change, set, canSet } = matter.retention;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-y border-line py-3">
        <p className="min-w-0">
          <span className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium first-letter:uppercase">{words(rule)}</span>
            {rule && (
              <Tag tone={rule.act === 'deleteAfter' ? 'amber' : 'accent'}>{t(rule.act === 'deleteAfter' ? 'goes' : 'stays')}</Tag>
            )}
          </span>
          {set && <span className="block text-sm text-ink-3">{t('setBy', { name: set.by.name, date: formatDate(set.at) })}</span>}
        </p>
        {canSet && (
          <Button
            size="sm"
            disabled={change !== null}
            aria-label={`${t(rule ? 'ofMatter.change' : 'ofMatter.set')}: ${matter.name}`}
            onClick={() => setIsChanging(true)}
          >
            {t(rule ? 'ofMatter.change' : 'ofMatter.set')}
          </Button>
        )}
      </div>
      {change && <MatterChange change={change} canSet={canSet} />}
      {isChanging && <MatterRuleDialog matter={matter} onClose={() => setIsChanging(false)} />}
    </>
  );
}
