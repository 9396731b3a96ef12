'use client';
import type { GatheredPage, MatterView } from '@parley/contract/matter';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatFull } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Face } from '@/ui/face';
import { Paged } from '@/ui/paged';
import { Skeleton } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import { showToast } from '@/ui/toast';
import { GatheredFiles } from './gathered-files.tsx';
import type { DrawText } from './matter-page.tsx';
import { usePlaceNames } from './use-place-names.ts';

type Item = GatheredPage['items'][number];

/** Everything that was gathered, the oldest first. */
export function Gathered({ slug, matter, drawText }: { slug: string; matter: MatterView; drawText: DrawText }) {
  const t = useTranslations('matter');
  const [onlyPrivileged, setOnlyPrivileged] = useState(false);
  const pages = useInfiniteQuery(
    useTRPC().matter.read.infiniteQueryOptions(
      { matterId: matter.id, onlyPrivileged },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <>
      <Checkbox label={t('onlyPrivileged')} checked={onlyPrivileged} onCheckedChange={setOnlyPrivileged} />
      <Paged
        pages={pages}
        loading={
          <div role="status" aria-label={t('loadingMessages')} className="flex flex-col gap-3 pt-4">
            <Skeleton className="h-14 rounded-lg" />
            <Skeleton className="h-14 rounded-lg" />
            <Skeleton className="h-14 rounded-lg" />
          </div>
        }
        none={<p className="mt-4 border-y border-line py-5 text-ink-2">{t(onlyPrivileged ? 'nonePrivileged' : 'nothingYet')}</p>}
        more={t('moreMessages')}
      >
        {(items) => (
          <ol aria-label={t('inOrder')} className="mt-3 border-t border-line">
            {items.map((item) => (
              <GatheredRow key={item.message.id} slug={slug} matter={matter} item={item} drawText={drawText} />
            ))}
          </ol>
        )}
      </Paged>
    </>
  );
}

type RowProps = { slug: string; matter: MatterView; item: Item; drawText: DrawText };

function GatheredRow({ slug, matter, item: { message, isPrivileged }, drawText }: RowProps) {
  const t = useTranslations('matter');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const placeName = usePlaceNames();
  const part = matter.parts.find(({ channel }) => channel.id === message.channelId);
  const { author, createdAt } = message;
  const mark = useMutation({
    ...trpc.matter.markPrivileged.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries(trpc.matter.read.infiniteQueryFilter({ matterId: matter.id })),
    onError: (error) => showToast({ title: t('notMarked'), description: errorText(error) }),
  });
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 border-b border-line py-3.5 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Face person={{ id: author.memberId, name: author.name }} size="md" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-semibold">{author.name}</bdi>
          <Link
            href={`/${slug}/c/${message.channelId}?m=${message.id}`}
            className="text-[12.5px] text-ink-3 hover:text-ink hover:underline"
          >
            {part && <bdi>{placeName(part.channel)}</bdi>} · <time dateTime={createdAt}>{formatFull(createdAt)}</time>
          </Link>
          {isPrivileged && <Tag tone="amber">{t('privileged')}</Tag>}
        </p>
        <div dir="auto" className="pt-0.5 [overflow-wrap:anywhere]">
          {drawText(message.body)}
        </div>
        {message.files.length > 0 && <GatheredFiles matterId={matter.id} files={message.files} />}
      </div>
      {!matter.closedAt && (
        <Button
          size="sm"
          variant="quiet"
          className="self-start max-sm:col-start-2 max-sm:-ms-2.5 max-sm:mt-1 max-sm:justify-self-start"
          pending={mark.isPending}
          onClick={() => mark.mutate({ matterId: matter.id, messageId: message.id, isPrivileged: !isPrivileged })}
        >
          {t(isPrivileged ? 'unmark' : 'mark')}
        </Button>
      )}
    </li>
  );
}
