'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';

/** Lets a new key sign from now on. Rarely needed, so it asks. */
export function NewKey() {
  const t = useTranslations('archive');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const rotate = useMutation(
    trpc.archive.rotateKey.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.archive.get.queryKey() });
        setIsOpen(false);
      },
    }),
  );
  return (
    <>
      <Button variant="quiet" onClick={() => setIsOpen(true)}>
        {t('newKey.action')}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t('newKey.action')}
        action={t('newKey.confirm')}
        pending={rotate.isPending}
        error={rotate.error ? errorText(rotate.error) : undefined}
        onConfirm={() => rotate.mutate()}
      >
        <p className="text-pretty">{t('newKey.lead')}</p>
      </ConfirmDialog>
    </>
  );
}
