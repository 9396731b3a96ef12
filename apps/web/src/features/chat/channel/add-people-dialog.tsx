'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import type { MemberView } from '@parley/contract/member-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { PeoplePicker } from '../people/people-picker.tsx';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { HistoryField, toHistory } from './history-field.tsx';
import { useCan, useChatClient, useWorkspace } from '../state/chat-client.tsx';

export function AddPeopleDialog({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const can = useCan();
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const [history, setHistory] = useState<string>('all');
  const [people, setPeople] = useState<MemberView[]>([]);
  const members = useQuery(trpc.channel.members.queryOptions({ channelId: channel.id }));
  const inside = useMemo(() => new Set(members.data?.items.map(({ id }) => id)), [members.data]);
  const add = useMutation({
    ...trpc.channel.addMembers.mutationOptions(),
    onSuccess: (changed) => {
      client.updateChannel(changed);
      void queryClient.invalidateQueries(trpc.channel.members.pathFilter());
    },
  });
  return (
    <Dialog title={t('addTo', { channel: `#${channel.name}` })} open onOpenChange={(open) => !open && closeDialog()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (people.length)
            add.mutate(
              { channelId: channel.id, memberIds: people.map(({ id }) => id), history: toHistory(history) },
              { onSuccess: closeDialog },
            );
        }}
      >
        {add.error && (
          <Alert className="mb-4" title={t('nobodyAdded')}>
            {refusalText(add.error)}
          </Alert>
        )}
        <PeoplePicker
          autoFocus
          label={t('people')}
          chosen={people}
          onChange={setPeople}
          without={inside}
          max={limits.channelMembersPerCall}
        />
        <HistoryField channel={channel} value={history} onChange={setHistory} />
        {can.invite && (
          <p className="pt-3 text-sm text-ink-3">
            {t('notInWorkspace')}{' '}
            <a className="font-medium text-accent-text underline underline-offset-2" href={`/${slug}/admin/members`}>
              {t('inviteByMail')}
            </a>
          </p>
        )}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" disabled={people.length === 0} pending={add.isPending}>
            {people.length > 1
              ? t('addPeopleCount', { count: people.length })
              : people[0]
                ? t('addPerson', { name: people[0].name })
                : t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
