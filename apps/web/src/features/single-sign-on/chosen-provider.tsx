'use client';
import type { SingleSignOnView } from '@parley/contract/single-sign-on';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { useKeepView } from './use-keep-view.ts';

type Provider = NonNullable<SingleSignOnView['provider']>;
const soonMs = 30 * 86_400_000;
const isSoonOver = (iso: string, now: number) => new Date(iso).valueOf() < now + soonMs;

/** The provider as it is set, to be changed or taken away. */
export function ChosenProvider({ provider, onChange }: { provider: Provider; onChange: () => void }) {
  const t = useTranslations('singleSignOn.provider');
  const locale = useLocale();
  const trpc = useTRPC();
  const keepView = useKeepView();
  const [asks, setAsks] = useState(false);
  const [now] = useState(() => Date.now());
  const remove = useMutation(
    trpc.singleSignOn.remove.mutationOptions({
      onSuccess: (view) => {
        setAsks(false);
        keepView(view);
      },
    }),
  );
  const day = (iso: string) => new Date(iso).toLocaleDateString(locale, { dateStyle: 'long' });
  return (
    <>
      <dl className="border-t border-line">
        <Line label={t('kind')}>{t(provider.kind)}</Line>
        <Line label={t('issuer')}>
          <span dir="ltr" className="break-all">
            {provider.issuer}
          </span>
        </Line>
        {provider.clientId && (
          <Line label={t('clientId')}>
            <span dir="ltr" className="break-all">
              {provider.clientId}
            </span>
          </Line>
        )}
        {provider.certificates.map(({ fingerprint, validUntil }) => (
          <Line key={fingerprint} label={t('certificate')}>
            <span dir="ltr" className="font-mono text-[13px]">
              {fingerprint.slice(0, 23)}…
            </span>{' '}
            <span className={isSoonOver(validUntil, now) ? 'font-medium text-amber-text' : 'text-ink-3'}>
              {t('validUntil', { date: day(validUntil) })}
            </span>
          </Line>
        ))}
        <Line label={t('newPeople')}>{t(provider.makesMembers ? 'areMade' : 'areInvited')}</Line>
      </dl>
      <div className="flex flex-wrap gap-2 pt-4">
        <Button onClick={onChange}>{t('change')}</Button>
        <Button variant="quiet" onClick={() => setAsks(true)}>
          {t('remove')}
        </Button>
      </div>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('removeTitle')}
        action={t('remove')}
        danger
        pending={remove.isPending}
        error={remove.error ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate()}
      >
        {t('removeText')}
      </ConfirmDialog>
    </>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-8 border-b border-line py-2.5 sm:grid-cols-[190px_minmax(0,1fr)]">
      <dt className="text-sm font-medium text-ink-2">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
