'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { password } from '@parley/contract/primitives';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { showToast } from '@/ui/toast';

const change = z.object({ current: z.string().min(1, 'Enter your current password.').max(256), next: password });
type Change = z.infer<typeof change>;

export function PasswordForm() {
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
        showToast({ title: 'Your password is changed', description: 'Your other devices were signed out.' });
      },
    }),
  );
  return (
    <form noValidate onSubmit={handleSubmit((input) => save.mutate(input))} className="flex max-w-md flex-col gap-4">
      {save.isError && <Alert>{errorText(save.error)}</Alert>}
      <PasswordField
        label="Current password"
        autoComplete="current-password"
        error={formState.errors.current?.message}
        {...register('current')}
      />
      <PasswordField
        label="New password"
        hint="At least 10 characters. A short sentence is easy to keep in mind."
        autoComplete="new-password"
        error={formState.errors.next?.message}
        {...register('next')}
      />
      <Button type="submit" className="self-start" pending={save.isPending}>
        Change password
      </Button>
    </form>
  );
}
