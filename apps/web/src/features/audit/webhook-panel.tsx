'use client';
import type { AuditWebhookView } from '@parley/contract/audit-webhook';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatClock, formatFull } from '@/lib/format-time';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { SecretOnce } from '@/ui/secret-once';
import { WebhookActs } from './webhook-acts.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** The address, how sending stands, and what can be done about it. A secret is here for as long as the dialog is open. */
export function WebhookPanel({ webhook }: { webhook: AuditWebhookView | null }) {
  const t = useTranslations('auditWebhook');
  const [secret, setSecret] = useState('');
  const [isChanging, setIsChanging] = useState(false);
  const keep = (made: string) => {
    setSecret(made);
    setIsChanging(false);
  };
  if (!webhook || isChanging)
    return <WebhookForm url={webhook?.url ?? ''} onSet={keep} {...(webhook ? { onLeave: () => setIsChanging(false) } : {})} />;
  return (
    <div className="flex flex-col gap-5">
      {secret && <SecretOnce secret={secret} />}
      {webhook.state === 'paused' && (
        <Banner tone="red" title={t('pausedTitle')}>
          {t('pausedLead')}
        </Banner>
      )}
      {webhook.state === 'failing' && (
        <Banner tone="amber" title={t('failingTitle')}>
          {t('failingLead', {
            since: formatFull(webhook.failingSince ?? webhook.setAt),
            next: formatClock(webhook.nextAt ?? webhook.setAt),
          })}
        </Banner>
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <p className="text-sm font-medium text-ink-2">{t('address')}</p>
          <p dir="ltr" className="text-start font-mono text-[13px] break-all">
            {webhook.url}
          </p>
        </div>
        <Button size="sm" onClick={() => setIsChanging(true)}>
          {t('change')}
        </Button>
      </div>
      <WebhookActs webhook={webhook} onRemoved={() => setSecret('')} />
      <WebhookDeliveries deliveries={webhook.deliveries} />
    </div>
  );
}
