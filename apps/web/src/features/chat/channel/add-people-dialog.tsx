'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
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
import { useCan, useChatClient, useWorkspace } from '../state/chat-client.tsx';

export function AddPeopleDialog({ mine: { channel } }: { mine: MyChannelView }) {
  const client = useChatClient();
  const can = useCan();
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const [people, setPeople] = useState<MemberView[]>([]);
  const members = useQuery(trpc.channel.members.queryOptions({ channelId: channel.id }));
  const inside = useMemo(() => new Set(members.data?.items.map(({ id }) => id)), [members.data]);
  const add = useMutation({
    ...trpc.channel.addMembers.mutationOptions(),
    onSuccess: (changed) => {
      client.updateChannel(changed);
      void queryClient.invalidateQueries(trpc.channel.members.pathFilter());
      closeDialog();
    },
  });
  return (
    <Dialog
      title={`Add people to #${channel.name}`}
      description="They will see everything that was written here before."
      open
      onOpenChange={(open) => !open && closeDialog()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (people.length) add.mutate({ channelId: channel.id, memberIds: people.map(({ id }) => id) });
        }}
      >
        {add.error && (
          <Alert className="mb-4" title="Nobody was added">
            {refusalText(add.error)}
          </Alert>
        )}
        <PeoplePicker
          autoFocus
          label="People"
          chosen={people}
          onChange={setPeople}
          without={inside}
          max={limits.channelMembersPerCall}
        />
        {can.invite && (
          <p className="pt-3 text-sm text-ink-3">
            Not in the workspace yet?{' '}
            <a className="font-medium text-accent-text underline underline-offset-2" href={`/${slug}/admin/members`}>
              Invite them by e-mail
            </a>
            .
          </p>
        )}
        <DialogActions>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary" disabled={people.length === 0} pending={add.isPending}>
            {people.length > 1 ? `Add ${people.length} people` : people[0] ? `Add ${people[0].name}` : 'Add'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
