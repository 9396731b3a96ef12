'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { companyName } from '@parley/contract/primitives';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';

const another = z.object({ companyName });
type Another = z.infer<typeof another>;

export function CreateWorkspace({ isFirst }: { isFirst: boolean }) {
  const t = useTranslations('account');
  const [isOpen, setIsOpen] = useState(isFirst);
  const trpc = useTRPC();
  const create = useMutation(
    trpc.account.createWorkspace.mutationOptions({ onSuccess: ({ slug }) => window.location.assign(`/${slug}`) }),
  );
  const { register, handleSubmit, formState } = useForm<Another>({ resolver: zodResolver(another) });

  if (!isOpen)
    return (
      <Button className="self-start" onClick={() => setIsOpen(true)}>
        <Plus aria-hidden className="size-4" />
        {t('createAnother')}
      </Button>
    );
  return (
    <form noValidate onSubmit={handleSubmit((input) => create.mutate(input))} className="flex flex-col gap-4">
      {create.isError && <Alert>{errorText(create.error)}</Alert>}
      <TextField
        autoFocus={!isFirst}
        label={t('companyName')}
        hint={t('apart')}
        autoComplete="organization"
        error={formState.errors.companyName?.message}
        {...register('companyName')}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={create.isPending || create.isSuccess}>
          {t('create')}
        </Button>
        {!isFirst && (
          <Button variant="quiet" onClick={() => setIsOpen(false)}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
