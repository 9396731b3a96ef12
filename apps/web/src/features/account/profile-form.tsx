'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import type { MemberView } from '@parley/contract/member-view';
import { memberTitle, personName } from '@parley/contract/primitives';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';
import { showToast } from '@/ui/toast';

const profile = z.object({ name: personName, title: memberTitle });
type Profile = z.infer<typeof profile>;

export function ProfileForm({ me, email }: { me: MemberView; email: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { register, handleSubmit, formState, reset } = useForm<Profile>({
    resolver: zodResolver(profile),
    defaultValues: { name: me.name, title: me.title },
  });
  const update = useMutation(
    trpc.member.updateProfile.mutationOptions({
      onSuccess: (member) => {
        reset({ name: member.name, title: member.title });
        void queryClient.invalidateQueries(trpc.workspace.bootstrap.queryFilter());
        showToast({ title: 'Your profile is saved' });
      },
    }),
  );
  return (
    <form noValidate onSubmit={handleSubmit((input) => update.mutate(input))} className="flex max-w-md flex-col gap-4">
      {update.isError && <Alert>{errorText(update.error)}</Alert>}
      <TextField label="Your name" autoComplete="name" error={formState.errors.name?.message} {...register('name')} />
      <TextField
        label="What you do"
        hint="For example: financial planner, reception, on call on Mondays."
        autoComplete="organization-title"
        error={formState.errors.title?.message}
        {...register('title')}
      />
      <TextField label="Work email" value={email} readOnly disabled hint="The address you sign in with." />
      <Button type="submit" variant="primary" className="self-start" pending={update.isPending} disabled={!formState.isDirty}>
        Save profile
      </Button>
    </form>
  );
}
