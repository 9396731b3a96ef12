'use client';
import { addressInput, type WorkspaceSettings } from '@parley/contract/workspace-settings';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { TextField } from '@/ui/text-field';

export function AddressForm({ settings }: { settings: WorkspaceSettings }) {
  const t = useTranslations('workspace');
  const [slug, setSlug] = useState(settings.slug);
  const [isAsking, setIsAsking] = useState(false);
  const change = useMutation(
    useTRPC().workspace.changeAddress.mutationOptions({
      onSuccess: (now) => window.location.assign(`/${now.slug}/admin/workspace`),
    }),
  );
  const isSame = slug === settings.slug;
  const problem = isSame ? undefined : addressInput.safeParse({ slug }).error?.issues[0]?.message;
  return (
    <>
      <form
        noValidate
        className="flex max-w-md flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem && !isSame) setIsAsking(true);
        }}
      >
        <TextField
          className="min-w-0 flex-1 basis-60"
          label={t('address')}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="none"
          value={slug}
          error={problem}
          onChange={(event) => setSlug(event.target.value.trim().toLowerCase())}
        />
        <Button type="submit" disabled={isSame || problem !== undefined}>
          {t('changeAddress')}
        </Button>
      </form>
      {settings.formerSlugs.length > 0 && (
        <p className="pt-3 text-sm text-ink-3">
          {t.rich('formerAddresses', {
            list: () => (
              <bdi dir="ltr" className="font-mono">
                {settings.formerSlugs.join(', ')}
              </bdi>
            ),
          })}
        </p>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('addressAsk', { slug })}
        action={t('changeAddress')}
        pending={change.isPending || change.isSuccess}
        error={change.isError ? errorText(change.error) : undefined}
        onConfirm={() => change.mutate({ slug })}
      >
        {t('addressAskLead', { slug: settings.slug })}
      </ConfirmDialog>
    </>
  );
}
