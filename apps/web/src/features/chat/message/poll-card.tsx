'use client';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Poll } from '@parley/contract/message-extra';
import type { MessageView } from '@parley/contract/message-view';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { useFeed } from './feed-context.ts';
import { useMessageAct } from './use-message-act.ts';

/** A question with its answers: each a switch, with how many chose it and who. */
export function PollCard({ message, poll }: { message: MessageView; poll: Poll }) {
  const t = useTranslations('message');
  const { myId, canReact, canModerate } = useFeed();
  const act = useMessageAct();
  const [showsNames, setShowsNames] = useState(false);
  const voters = new Set(poll.options.flatMap(({ memberIds }) => memberIds));
  const canClose = !poll.closedAt && canReact && (message.author.memberId === myId || canModerate);
  return (
    <section
      aria-label={t('poll', { question: poll.question })}
      className="my-1.5 max-w-[520px] rounded-xl border border-line bg-paper p-3.5"
    >
      <p dir="auto" className="font-semibold wrap-anywhere">
        {poll.question}
      </p>
      <p className="pb-2 text-xs text-ink-3">
        {poll.closedAt ? t('pollIsClosed') : t(poll.isMultiple ? 'chooseSeveral' : 'chooseOne')}
      </p>
      <ul className="flex flex-col gap-1.5">
        {poll.options.map((option) => (
          <li key={option.id}>
            <PollOption
              option={option}
              isMine={option.memberIds.includes(myId)}
              share={voters.size > 0 ? option.memberIds.length / voters.size : 0}
              isOpen={!poll.closedAt && canReact}
              onPress={(on) =>
                act((procedures) => procedures.message.vote.mutate({ messageId: message.id, optionId: option.id, on }))
              }
            />
            {showsNames && option.memberIds.length > 0 && <Voters memberIds={option.memberIds} />}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-2.5 text-sm text-ink-3">
        <span className="me-auto">{t('voted', { count: voters.size })}</span>
        {voters.size > 0 && (
          <Button size="sm" variant="quiet" aria-expanded={showsNames} onClick={() => setShowsNames(!showsNames)}>
            {t(showsNames ? 'hideVoters' : 'showVoters')}
          </Button>
        )}
        {canClose && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => act((procedures) => procedures.message.closePoll.mutate({ messageId: message.id }))}
          >
            {t('closePoll')}
          </Button>
        )}
      </div>
    </section>
  );
}

type OptionProps = {
  option: Poll['options'][number];
  isMine: boolean;
  share: number;
  isOpen: boolean;
  onPress: (on: boolean) => void;
};

function PollOption({ option, isMine, share, isOpen, onPress }: OptionProps) {
  const t = useTranslations('message');
  return (
    <button
      type="button"
      aria-pressed={isMine}
      aria-label={t('pollAnswer', { answer: option.text, count: option.memberIds.length })}
      disabled={!isOpen}
      className={cn(
        'relative flex min-h-9 w-full items-center gap-2 overflow-hidden rounded-lg border border-line-strong px-3 py-1.5 text-start transition-colors enabled:hover:border-control',
        isMine && 'border-accent',
      )}
      onClick={() => onPress(!isMine)}
    >
      <span
        aria-hidden
        className="absolute inset-y-0 start-0 bg-accent-soft transition-[width]"
        style={{ width: `${Math.round(share * 100)}%` }}
      />
      <span
        aria-hidden
        className={cn(
          'relative grid size-4 shrink-0 place-items-center rounded-full border border-control',
          isMine && 'border-accent bg-accent',
        )}
      >
        {isMine && <Check className="size-3 text-accent-ink" strokeWidth={3} />}
      </span>
      <span dir="auto" className="relative min-w-0 flex-1 wrap-anywhere">
        {option.text}
      </span>
      <span aria-hidden data-figures="" className="relative text-sm font-semibold">
        {option.memberIds.length}
      </span>
    </button>
  );
}

function Voters({ memberIds }: { memberIds: string[] }) {
  const t = useTranslations('message');
  const format = useFormatter();
  const { nameOf } = useFeed();
  return (
    <p className="px-3 pt-1 text-xs text-ink-3">
      {format.list(
        memberIds.map((id) => nameOf(id) ?? t('someone')),
        { type: 'conjunction' },
      )}
    </p>
  );
}
