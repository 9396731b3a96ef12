'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import type { MemberView } from '@parley/contract/member-view';
import { memberTitle, personName } from '@parley/contract/primitives';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';
import { showToast } from '@/ui/toast';

const profile = z.object({ name: personName, title: memberTitle });
type Profile = z.infer<typeof profile>;

export function ProfileForm({ me, email }: { me: MemberView; email: string }) {
  const t = useTranslations('account');
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
        showToast({ title: t('profileSaved') });
      },
    }),
  );
  return (
    <form noValidate onSubmit={handleSubmit((input) => update.mutate(input))} className="flex max-w-md flex-col gap-4">
      {update.isError && <Alert>{errorText(update.error)}</Alert>}
      <TextField label={t('name')} autoComplete="name" error={formState.errors.name?.message} {...register('name')} />
      <TextField
        label={t('whatYouDo')}
        hint={t('whatYouDoHint')}
        autoComplete="organization-title"
        error={formState.errors.title?.message}
        {...register('title')}
      />
      <TextField label={t('email')} value={email} readOnly disabled hint={t('emailHint')} />
      <Button type="submit" variant="primary" className="self-start" pending={update.isPending} disabled={!formState.isDirty}>
        {t('saveProfile')}
      </Button>
    </form>
  );
}
