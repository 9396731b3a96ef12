'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { limits } from '@parley/contract/limits';
import { useMemo, useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useFormatter, useTranslations } from 'use-intl';
import * as z from 'zod';
import { dayKey } from '@/lib/format-time';
import type { Translate } from '@/lib/i18n/translate';
import { keepInvitation, readKeptInvitation } from '@/lib/kept-invitation';
import { Button } from '@/ui/button';
import { DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';
import { ChannelChoice } from './channel-choice.tsx';
import { endOfDay } from './member-end.ts';
import { parseAddresses } from './parse-addresses.ts';
import { PeopleProblem } from './people-problem.tsx';

const invitableRoles = ['member', 'admin', 'guest'] as const;
const inviteIn = (t: Translate, list: (words: string[]) => string) => {
  const addresses = z.string().superRefine((text, context) => {
    const { addresses: read, unreadable } = parseAddresses(text);
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    const shown = unreadable.slice(0, 3);
    if (shown.length > 0) refuse(t('notAddresses', { count: shown.length, addresses: list(shown) }));
    else if (read.length === 0) refuse(t('addressNeeded'));
    else if (read.length > limits.invitationsPerCall) refuse(t('tooMany', { count: limits.invitationsPerCall }));
  });
  return z
    .object({ addresses, role: z.enum(invitableRoles), channelIds: z.array(z.string()), lastDay: z.string() })
    .refine(({ role, channelIds }) => role !== 'guest' || channelIds.length > 0, {
      path: ['channelIds'],
      message: t('channelNeeded'),
    });
};
type Invite = z.infer<ReturnType<typeof inviteIn>>;
export type InvitationInput = { emails: string[]; role: Invite['role']; channelIds: string[]; guestUntil?: string };

type Props = {
  slug: string;
  isPending: boolean;
  error: unknown;
  /** What so many more people would cost. */
  seatCost: (seats: number) => ReactNode;
  onSubmit: (input: InvitationInput) => void;
};

export function InviteForm({ slug, isPending, error, seatCost, onSubmit }: Props) {
  const t = useTranslations('admin.invite');
  const admin = useTranslations('admin');
  const members = useTranslations('members');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const invite = useMemo(() => inviteIn(t, (words) => format.list(words)), [t, format]);
  const [kept] = useState(() => readKeptInvitation(slug));
  const { register, handleSubmit, formState, watch, setValue, getValues } = useForm<Invite>({
    resolver: zodResolver(invite),
    defaultValues: kept?.kind === 'people' ? kept : { addresses: '', role: 'member', channelIds: [], lastDay: '' },
  });
  const role = watch('role');
  const submit = handleSubmit((input) =>
    onSubmit({
      emails: parseAddresses(input.addresses).addresses,
      role: input.role,
      channelIds: input.channelIds,
      ...(input.role === 'guest' && input.lastDay ? { guestUntil: endOfDay(input.lastDay) } : {}),
    }),
  );
  return (
    <form noValidate onSubmit={submit}>
      <div className="flex flex-col gap-4">
        <PeopleProblem
          error={error}
          adding={parseAddresses(watch('addresses')).addresses.length}
          onLeave={() => keepInvitation(slug, { kind: 'people', ...getValues() })}
        />
        <TextArea
          label={t('addresses')}
          hint={t('addressesHint')}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          error={formState.errors.addresses?.message}
          {...register('addresses')}
        />
        <Select
          label={admin('members.role')}
          hint={admin(`roleMeaning.${role}`)}
          options={invitableRoles.map((value) => ({ value, label: admin(`role.${value}`) }))}
          {...register('role')}
        />
        <ChannelChoice
          forGuests={role === 'guest'}
          error={formState.errors.channelIds?.message}
          chosen={watch('channelIds')}
          onChange={(channelIds) => setValue('channelIds', channelIds, { shouldValidate: formState.isSubmitted })}
        />
        {role === 'guest' && (
          <TextField
            type="date"
            label={members('lastDay')}
            hint={members('lastDayHint')}
            min={dayKey(new Date())}
            {...register('lastDay')}
          />
        )}
        {role !== 'guest' && seatCost(parseAddresses(watch('addresses')).addresses.length)}
      </div>
      <DialogActions>
        <DialogClose render={<Button>{ui('cancel')}</Button>} />
        <Button type="submit" variant="primary" pending={isPending}>
          {t('send')}
        </Button>
      </DialogActions>
    </form>
  );
}
