'use client';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { Or } from '@/ui/or';
import { TextLink } from '@/ui/text-link';

type Props = {
  /** The workspace whose sign-in page this is; without one nothing is told of any. */
  workspace: string | null;
  next: string | null;
  /** Why a sign-in by a provider came to nothing. */
  refused: string | null;
  /** The form for address and password. */
  children: ReactNode;
};

const reasons = [
  'provider-answers',
  'answer-refused',
  'attempt-over',
  'no-provider',
  'members-are-invited',
  'provider-sends-address',
  'verified-addresses-only',
  'proven-domains-only',
  'deactivated-stay-out',
  'one-identity-per-member',
  'RATE_LIMITED',
  'PLAN_LIMIT',
] as const;

/** What stands above the form: the firm's own door, where it has one, and why the last try came to nothing. */
export function FirmEntry({ workspace, next, refused, children }: Props) {
  const t = useTranslations('singleSignOn.entry');
  const trpc = useTRPC();
  const entry = useQuery({ ...trpc.singleSignOn.entry.queryOptions({ workspace: workspace ?? '' }), enabled: workspace !== null });
  const [showsForm, setShowsForm] = useState(false);
  const firm = workspace === null ? null : (entry.data?.firm ?? null);
  const reason = reasons.find((one) => one === refused) ?? (refused?.startsWith('seats-of') ? 'PLAN_LIMIT' : null);
  const query = new URLSearchParams({ workspace: workspace ?? '', ...(next ? { next } : {}) });
  return (
    <div className="flex flex-col gap-5">
      {refused && <Alert title={t('refusedTitle')}>{t(`refused.${reason ?? 'other'}`)}</Alert>}
      {firm && (
        <>
          <a href={`/api/sso/start?${query}`} className={buttonClass({ variant: 'primary', size: 'lg' })}>
            <span className="truncate">{t('signInWith', { firm: firm.name })}</span>
          </a>
          {firm.isRequired && <p className="text-sm text-pretty text-ink-2">{t('required')}</p>}
        </>
      )}
      {firm?.isRequired && !showsForm ? (
        <Button variant="quiet" className="self-start" onClick={() => setShowsForm(true)}>
          {t('anotherWay')}
        </Button>
      ) : (
        <>
          {firm && <Or />}
          {firm?.isRequired && (
            <p className="text-sm text-pretty text-ink-2">
              {t('ownersAndGuests')} <TextLink href="/join/link">{t('mailLink')}</TextLink>
            </p>
          )}
          {children}
        </>
      )}
    </div>
  );
}
