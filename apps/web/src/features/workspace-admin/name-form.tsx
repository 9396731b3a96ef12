'use client';
import { companyName } from '@parley/contract/primitives';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';
import { showToast } from '@/ui/toast';
import { useSettingsChanged } from './use-settings.ts';

export function NameForm({ name: saved }: { name: string }) {
  const t = useTranslations('workspace');
  const changed = useSettingsChanged();
  const [name, setName] = useState(saved);
  const rename = useMutation(
    useTRPC().workspace.rename.mutationOptions({
      onSuccess: async () => {
        await changed();
        showToast({ title: t('saved') });
      },
    }),
  );
  const problem = name === saved ? undefined : companyName.safeParse(name).error?.issues[0]?.message;
  return (
    <form
      noValidate
      className="flex max-w-md flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem && name.trim() !== saved) rename.mutate({ name });
      }}
    >
      <TextField
        className="min-w-0 flex-1 basis-60"
        label={t('name')}
        dir="auto"
        value={name}
        error={problem ?? (rename.isError ? errorText(rename.error) : undefined)}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" pending={rename.isPending} disabled={name.trim() === saved}>
        {t('saveName')}
      </Button>
    </form>
  );
}
