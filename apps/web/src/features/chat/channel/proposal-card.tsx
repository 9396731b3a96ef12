'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient, useMe } from '../state/chat-client.tsx';

/** Stands in a group conversation that somebody wants to make a channel: who has agreed, and one's own answer. */
export function ProposalCard({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const me = useMe();
  const answer = useMutation({ ...useTRPC().channel.answerProposal.mutationOptions(), onSuccess: client.updateChannel });
  if (!channel.proposal) return null;
  const { name, by, agreed } = channel.proposal;
  const nameOf = (id: string) => channel.members.find(({ memberId }) => memberId === id)?.name ?? '';
  const waiting = channel.members.filter(({ memberId }) => !agreed.includes(memberId));
  const reply = (agrees: boolean) => answer.mutate({ channelId: channel.id, agrees });
  return (
    <section
      aria-label={t('proposal')}
      className="mx-[22px] mt-3 rounded-xl border border-amber bg-amber-soft px-4 py-3 max-[719px]:mx-3"
    >
      <p dir="auto" className="font-semibold">
        {by === me.id ? t('youProposed', { name }) : t('proposed', { person: nameOf(by), name })}
      </p>
      <p className="text-ink-2">{t('proposalMeaning')}</p>
      <p className="pt-1 text-sm text-ink-2">
        {t('stillAsked', { count: waiting.length, names: waiting.map((person) => person.name).join(', ') })}
      </p>
      {answer.error && (
        <p role="alert" className="pt-1 text-sm font-medium text-red-text">
          {refusalText(answer.error)}
        </p>
      )}
      <div className="flex flex-wrap gap-2 pt-3">
        {!agreed.includes(me.id) && (
          <Button variant="primary" pending={answer.isPending} onClick={() => reply(true)}>
            {t('agree')}
          </Button>
        )}
        <Button disabled={answer.isPending} onClick={() => reply(false)}>
          {by === me.id ? t('withdraw') : t('decline')}
        </Button>
      </div>
    </section>
  );
}
