'use client';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import { ChannelChoice } from './channel-choice.tsx';
import { InviteCopy } from './invite-copy.tsx';

const days = [1, 7, 30, 90] as const;

/** Makes a link. Its address is shown this once: afterwards nobody, us included, can read it again. */
export function InviteLinkDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members.links');
  const admin = useTranslations('admin');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<'member' | 'guest'>('member');
  const [channelIds, setChannelIds] = useState<string[]>([]);
  const [maxUses, setMaxUses] = useState('20');
  const [validDays, setValidDays] = useState('7');
  const [isAsked, setIsAsked] = useState(false);
  const make = useMutation(
    trpc.invitation.createLink.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries(trpc.invitation.links.infiniteQueryFilter()),
    }),
  );
  const uses = maxUses.trim() === '' ? undefined : Number(maxUses);
  const usesProblem =
    uses !== undefined && !(Number.isInteger(uses) && uses >= 1 && uses <= limits.invitationLinkUses)
      ? t('badUses', { max: limits.invitationLinkUses })
      : undefined;
  const channelProblem = role === 'guest' && channelIds.length === 0 ? admin('invite.channelNeeded') : undefined;
  if (make.data)
    return (
      <Dialog open onOpenChange={(open) => !open && onClose()} title={t('ready')}>
        <div className="flex flex-col gap-4">
          <InviteCopy label={t('address')} text={make.data.url} />
          <Banner tone="amber" title={t('onceTitle')}>
            {t('onceLead')}
          </Banner>
        </div>
        <DialogActions>
          <Button variant="primary" onClick={onClose}>
            {t('done')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('makeTitle')} description={t('makeLead')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(true);
          if (!usesProblem && !channelProblem)
            make.mutate({ role, channelIds, days: Number(validDays), ...(uses ? { maxUses: uses } : {}) });
        }}
      >
        {make.error && <Alert>{errorText(make.error)}</Alert>}
        <Select
          label={admin('members.role')}
          hint={admin(`roleMeaning.${role}`)}
          value={role}
          options={(['member', 'guest'] as const).map((value) => ({ value, label: admin(`role.${value}`) }))}
          onChange={(event) => setRole(event.target.value === 'guest' ? 'guest' : 'member')}
        />
        <ChannelChoice
          forGuests={role === 'guest'}
          error={isAsked ? channelProblem : undefined}
          chosen={channelIds}
          onChange={setChannelIds}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('maxUses')}
            hint={t('maxUsesHint')}
            inputMode="numeric"
            value={maxUses}
            error={isAsked ? usesProblem : undefined}
            onChange={(event) => setMaxUses(event.target.value)}
          />
          <Select
            label={t('valid')}
            value={validDays}
            options={days.map((count) => ({ value: String(count), label: t('days', { count }) }))}
            onChange={(event) => setValidDays(event.target.value)}
          />
        </div>
        <DialogActions>
          <Button type="submit" variant="primary" pending={make.isPending}>
            {t('makeNow')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
