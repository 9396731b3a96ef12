'use client';
import type { RetentionRuleView } from '@parley/contract/retention';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Tag } from '@/ui/tag';
import { useRuleWords } from './use-rule-words.ts';

const tones = { forever: 'accent', atLeast: 'accent', deleteAfter: 'amber' } as const;

/** Each rule as a line: for what, and what it says; where there are none, what that means, and `act`. */
export function RuleList({ label, rules, act }: { label: string; rules: RetentionRuleView[]; act?: ReactNode }) {
  const t = useTranslations('retention');
  const words = useRuleWords();
  if (rules.length === 0)
    return (
      <div className="rounded-xl border border-line px-5 py-4">
        <p className="font-semibold">{t('everythingStays')}</p>
        <p className="pt-0.5 text-pretty text-ink-2">{t('everythingStaysLead')}</p>
        {act && <div className="pt-3">{act}</div>}
      </div>
    );
  return (
    <ul aria-label={label} className="border-t border-line">
      {rules.map((rule) => (
        <li
          key={`${rule.scope} ${rule.id} ${rule.act}`}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <bdi className="font-medium wrap-anywhere">{words.place(rule)}</bdi>
          <span className="flex items-baseline gap-3">
            <span>{words.says(rule)}</span>
            <Tag tone={tones[rule.act]}>{t(rule.act === 'deleteAfter' ? 'goes' : 'stays')}</Tag>
          </span>
        </li>
      ))}
    </ul>
  );
}
