'use client';
import type { SignInRulesView } from '@parley/contract/sign-in-rules';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Select } from '@/ui/select';
import { Tag } from '@/ui/tag';
import { TextLink } from '@/ui/text-link';

const dayMs = 86_400_000;
const graceDays = [0, 7, 14, 30] as const;

type Props = { rules: SignInRulesView; isSaving: boolean; onChange: (from: string | null) => void };

/** The switch, from when it holds, and whom it meets: they are named before it is switched on. */
export function SecondFactorRule({ rules, isSaving, onChange }: Props) {
  const t = useTranslations('security');
  const secondFactorWords = useTranslations('secondFactor');
  const { tenant } = useParams<{ tenant: string }>();
  const [isAsking, setIsAsking] = useState(false);
  const [days, setDays] = useState(0);
  const from = rules.secondFactorFrom;
  const confirm = () => {
    onChange(new Date(Date.now() + days * dayMs).toISOString());
    setIsAsking(false);
  };
  return (
    <section aria-label={t('secondFactor')} className="rounded-xl border border-line p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h3 className="flex flex-wrap items-center gap-2 font-semibold">
            {t('secondFactor')}
            {from && (
              <Tag tone="accent">
                {rules.isSecondFactorRequired ? t('required') : t('requiredFrom', { date: formatDate(from) })}
              </Tag>
            )}
          </h3>
          <p className="max-w-[64ch] pt-1 text-sm text-pretty text-ink-2">{t('secondFactorLead')}</p>
        </div>
        {from ? (
          <Button pending={isSaving} onClick={() => onChange(null)}>
            {t('stopRequiring')}
          </Button>
        ) : (
          <Button variant="primary" disabled={!rules.hasSecondFactor} onClick={() => setIsAsking(true)}>
            {t('require')}
          </Button>
        )}
      </div>
      {!from && !rules.hasSecondFactor && (
        <Banner className="mt-4" acts={<TextLink href={`/${tenant}/settings#second-step`}>{secondFactorWords('setUp')}</TextLink>}>
          {t('ownFirst')}
        </Banner>
      )}
      <WhoLacks />
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('requireAsk')}
        action={t('require')}
        pending={isSaving}
        onConfirm={confirm}
      >
        <p className="pb-4">{t('requireLead')}</p>
        <Select
          label={t('fromWhen')}
          value={String(days)}
          onChange={(event) => setDays(Number(event.target.value))}
          options={graceDays.map((count) => ({ value: String(count), label: t('inDays', { count }) }))}
        />
      </ConfirmDialog>
    </section>
  );
}

function WhoLacks() {
  const t = useTranslations('security');
  const without = useQuery(useTRPC().signInRule.withoutSecondFactor.queryOptions());
  if (without.isError) return <Alert className="mt-4">{errorText(without.error)}</Alert>;
  if (!without.data) return null;
  const { total, items } = without.data;
  if (total === 0) return <p className="pt-4 text-sm text-ink-2">{t('everybodyHas')}</p>;
  return (
    <details className="pt-4 text-sm">
      <summary className="cursor-pointer font-medium">{t('without', { count: total })}</summary>
      <ul aria-label={t('withoutList')} className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-ink-2">
        {items.map(({ memberId, name }) => (
          <li key={memberId} dir="auto">
            {name}
          </li>
        ))}
        {total > items.length && <li>{t('andMore', { count: total - items.length })}</li>}
      </ul>
    </details>
  );
}
