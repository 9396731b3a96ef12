'use client';
import { FolderPlus, Hash, Plus } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { IconButton } from '@/ui/icon-button';
import { openDialog } from '../shell/open-dialog.ts';
import { useOpenAmong } from '../shell/use-chat-location.ts';
import { useCan } from '../state/chat-client.tsx';
import { ChannelRow, type RowMoves } from './channel-row.tsx';
import { OwnSection } from './own-section.tsx';
import { SideSection } from './side-section.tsx';
import { useDrag } from './use-drag.ts';
import { useRowMoves } from './use-row-moves.ts';
import { useSidebarInStep } from './use-sidebar.ts';
import { useArrangedChannels } from './use-sorted-channels.ts';

type Part = 'all' | 'named' | 'direct';

/** My sections, channels and direct messages. The side bar shows all; a phone has a screen for conversations. */
export function ChannelList({ part = 'all' }: { part?: Part }) {
  const t = useTranslations('sidebar');
  const arranged = useArrangedChannels();
  const movesIn = useRowMoves(arranged);
  const can = useCan();
  // Of what is put away, the one that is open is shown; going from one channel to another draws nothing else anew.
  const putAway = useMemo(() => arranged.named.filter(({ channel }) => channel.isArchived), [arranged]);
  const openId = useOpenAmong(putAway);
  useSidebarInStep();
  const loose = movesIn(null);
  return (
    <nav aria-label={t('channels')}>
      {part !== 'direct' && (
        <>
          {arranged.sections.map(({ section, channels }) => (
            <OwnSection key={section.id} section={section} channels={channels} moves={movesIn(section.id)} />
          ))}
          <Loose moves={loose}>
            <SideSection
              title={t('channels')}
              act={
                <span className="flex">
                  <IconButton
                    label={t('newSection')}
                    size="xs"
                    className="opacity-0 group-hover/head:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
                    onClick={() => openDialog({ kind: 'newSection' })}
                  >
                    <FolderPlus aria-hidden strokeWidth={1.6} />
                  </IconButton>
                  {(can.createPublicChannel || can.createPrivateChannel) && (
                    <IconButton label={t('newChannel')} size="xs" onClick={() => openDialog({ kind: 'newChannel' })}>
                      <Plus aria-hidden strokeWidth={1.6} />
                    </IconButton>
                  )}
                </span>
              }
            >
              <Rows channels={arranged.named.filter(({ channel }) => !channel.isArchived || channel.id === openId)} moves={loose} />
              {can.browseChannels && (
                <li>
                  <button
                    type="button"
                    className="flex h-[31px] w-full items-center gap-2.5 rounded-[8px] px-2.5 text-start text-ink-3 transition-colors hover:bg-sunk hover:text-ink pointer-coarse:h-11"
                    onClick={() => openDialog({ kind: 'browse' })}
                  >
                    <span className="grid w-[18px] place-items-center">
                      <Hash aria-hidden className="size-4" strokeWidth={1.6} />
                    </span>
                    {t('browse')}
                  </button>
                </li>
              )}
            </SideSection>
          </Loose>
        </>
      )}
      {part !== 'named' && (
        <Loose moves={loose}>
          <SideSection
            title={t('direct')}
            act={
              can.startDirect && (
                <IconButton label={t('newMessage')} size="xs" onClick={() => openDialog({ kind: 'newMessage' })}>
                  <Plus aria-hidden strokeWidth={1.6} />
                </IconButton>
              )
            }
          >
            <Rows channels={arranged.direct} moves={loose} />
            {arranged.direct.length === 0 && <li className="px-2.5 py-1 text-sm text-ink-3">{t('noDirect')}</li>}
          </SideSection>
        </Loose>
      )}
    </nav>
  );
}

function Rows({ channels, moves }: { channels: MyChannelView[]; moves: RowMoves }) {
  return channels.map((mine, i) => (
    <ChannelRow key={mine.channel.id} mine={mine} nextId={channels[i + 1]?.channel.id ?? null} moves={moves} />
  ));
}

/** Where a channel goes that is taken out of a section. */
function Loose({ moves, children }: { moves: RowMoves; children: ReactNode }) {
  const ref = useDrag<HTMLDivElement>({ takes: ['channel'], put: (dragged) => moves.drop(dragged.id, null) });
  return (
    <div ref={ref} className="rounded-[8px] data-drop:bg-sunk">
      {children}
    </div>
  );
}
