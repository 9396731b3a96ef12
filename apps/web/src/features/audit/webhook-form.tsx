'use client';
import { useMutation } from '@tanstack/react-query';
import { limits } from '@parley/contract/limits';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';
import { useWebhookChanged } from './use-webhook-changed.ts';

type Props = {
  /** The present address; empty where there is none. */
  url: string;
  onSet: (secret: string) => void;
  onLeave?: () => void;
};

export function WebhookForm({ url: before, onSet, onLeave }: Props) {
  const t = useTranslations('auditWebhook');
  const ui = useTranslations('ui');
  const changed = useWebhookChanged();
  const [url, setUrl] = useState(before);
  const set = useMutation(
    useTRPC().audit.setWebhook.mutationOptions({
      onSuccess: async ({ secret }) => {
        await changed();
        onSet(secret);
      },
    }),
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ url: url.trim() });
      }}
    >
      <TextField
        label={t('address')}
        hint={`${t('addressHint')} ${t('withheld')}`}
        type="url"
        dir="ltr"
        maxLength={limits.webhookUrl}
        value={url}
        error={set.isError ? errorText(set.error) : undefined}
        onChange={(event) => setUrl(event.target.value)}
      />
      {before && <Banner tone="amber">{t('newSecret')}</Banner>}
      <DialogActions>
        {onLeave && <Button onClick={onLeave}>{ui('cancel')}</Button>}
        <Button type="submit" variant="primary" pending={set.isPending} disabled={url.trim() === ''}>
          {before ? t('save') : t('start')}
        </Button>
      </DialogActions>
    </form>
  );
}
