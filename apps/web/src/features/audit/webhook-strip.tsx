'use client';
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Tag } from '@/ui/tag';
import { WebhookPanel } from './webhook-panel.tsx';

const lookAgainMs = 5_000;
export const stateTones = { on: 'accent', failing: 'amber', paused: 'red' } as const;

/** Whether the log is sent on to a system of the firm's own, and the way to change that. For owners and admins. */
export function WebhookStrip() {
  const mayAdminister = useBootstrap().data?.can.administer === true;
  return mayAdminister ? <Strip /> : null;
}

function Strip() {
  const t = useTranslations('auditWebhook');
  const ui = useTranslations('ui');
  const [isOpen, setIsOpen] = useState(false);
  const asked = useQuery(useTRPC().audit.webhook.queryOptions(undefined, { refetchInterval: isOpen ? lookAgainMs : false }));
  if (asked.isPending) return null;
  if (asked.isError)
    return (
      <Alert className="mb-6" acts={<Button onClick={() => void asked.refetch()}>{ui('tryAgain')}</Button>}>
        {errorText(asked.error)}
      </Alert>
    );
  const { webhook } = asked.data;
  return (
    <section
      aria-label={t('title')}
      className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-line px-4 py-3"
    >
      <Radio aria-hidden className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {t('title')}
          {webhook && <Tag tone={stateTones[webhook.state]}>{t(`state.${webhook.state}`)}</Tag>}
        </p>
        <p className="text-sm [overflow-wrap:anywhere] text-ink-2">
          {webhook ? t('sentTo', { host: new URL(webhook.url).host, taken: webhook.taken, latest: webhook.latest }) : t('off')}
        </p>
      </div>
      <Button onClick={() => setIsOpen(true)}>{webhook ? t('manage') : t('setUp')}</Button>
      <Dialog title={t('title')} description={t('lead')} size="lg" open={isOpen} onOpenChange={setIsOpen}>
        <WebhookPanel webhook={webhook} />
      </Dialog>
    </section>
  );
}
