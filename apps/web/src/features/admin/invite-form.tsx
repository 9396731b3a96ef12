'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { limits } from '@parley/contract/limits';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { errorText } from '@/lib/error-text';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import { ChannelChoice } from './channel-choice.tsx';
import { parseAddresses } from './parse-addresses.ts';
import { roleMeanings, roleWords } from './role-words.ts';

const invitableRoles = ['member', 'admin', 'guest'] as const;
const addresses = z.string().superRefine((text, context) => {
  const { addresses: read, unreadable } = parseAddresses(text);
  const refuse = (message: string) => context.addIssue({ code: 'custom', message });
  if (unreadable.length > 0) refuse(`This is not an e-mail address: ${unreadable.slice(0, 3).join(', ')}.`);
  else if (read.length === 0) refuse('Enter at least one e-mail address.');
  else if (read.length > limits.invitationsPerCall) refuse(`Invite at most ${limits.invitationsPerCall} people at once.`);
});
const invite = z
  .object({ addresses, role: z.enum(invitableRoles), channelIds: z.array(z.string()) })
  .refine(({ role, channelIds }) => role !== 'guest' || channelIds.length > 0, {
    path: ['channelIds'],
    message: 'Choose at least one channel: it is all that a guest will see.',
  });
type Invite = z.infer<typeof invite>;
export type InvitationInput = { emails: string[]; role: Invite['role']; channelIds: string[] };

type Props = { isPending: boolean; error: unknown; onSubmit: (input: InvitationInput) => void };

export function InviteForm({ isPending, error, onSubmit }: Props) {
  const { register, handleSubmit, formState, watch, setValue } = useForm<Invite>({
    resolver: zodResolver(invite),
    defaultValues: { addresses: '', role: 'member', channelIds: [] },
  });
  const role = watch('role');
  const submit = handleSubmit((input) =>
    onSubmit({ emails: parseAddresses(input.addresses).addresses, role: input.role, channelIds: input.channelIds }),
  );
  return (
    <form noValidate onSubmit={submit}>
      <div className="flex flex-col gap-4">
        {error ? <Alert>{errorText(error)}</Alert> : null}
        <TextArea
          label="E-mail addresses"
          hint="One on each line, or with commas between them."
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          error={formState.errors.addresses?.message}
          {...register('addresses')}
        />
        <Select
          label="Role"
          hint={roleMeanings[role]}
          options={invitableRoles.map((value) => ({ value, label: roleWords[value] }))}
          {...register('role')}
        />
        <ChannelChoice
          forGuests={role === 'guest'}
          error={formState.errors.channelIds?.message}
          chosen={watch('channelIds')}
          onChange={(channelIds) => setValue('channelIds', channelIds, { shouldValidate: formState.isSubmitted })}
        />
      </div>
      <DialogActions>
        <DialogClose render={<Button>Cancel</Button>} />
        <Button type="submit" variant="primary" pending={isPending}>
          Send invitations
        </Button>
      </DialogActions>
    </form>
  );
}
