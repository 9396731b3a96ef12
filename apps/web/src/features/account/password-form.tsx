'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { password } from '@parley/contract/primitives';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { showToast } from '@/ui/toast';

const change = z.object({ current: z.string().min(1, 'Enter your current password.').max(256), next: password });
type Change = z.infer<typeof change>;

export function PasswordForm() {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { register, handleSubmit, formState, reset } = useForm<Change>({
    resolver: zodResolver(change),
    defaultValues: { current: '', next: '' },
  });
  const save = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        reset();
        void queryClient.invalidateQueries(trpc.account.listSessions.queryFilter());
        showToast({ title: t('passwordChanged'), description: t('othersSignedOut') });
      },
    }),
  );
  return (
    <form noValidate onSubmit={handleSubmit((input) => save.mutate(input))} className="flex max-w-md flex-col gap-4">
      {save.isError && <Alert>{errorText(save.error)}</Alert>}
      <PasswordField
        label={t('currentPassword')}
        autoComplete="current-password"
        error={formState.errors.current?.message}
        {...register('current')}
      />
      <PasswordField
        label={t('newPassword')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        error={formState.errors.next?.message}
        {...register('next')}
      />
      <Button type="submit" className="self-start" pending={save.isPending}>
        {t('changePassword')}
      </Button>
    </form>
  );
}
