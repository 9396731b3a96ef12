'use client';
import { ArrowDown, ArrowUp, BellOff, FolderInput, FolderPlus, Info } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { MenuCheck, MenuGroup, MenuItem, MenuLabel, MenuSeparator } from '@/ui/menu';
import { isNamed } from '../channel/channel-title.ts';
import { NotifyChoices } from '../channel/notify-choices.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { goTo, useChatLocation } from '../shell/use-chat-location.ts';
import type { RowMoves } from './channel-row.tsx';
import { useSections, useSidebarActions } from './use-sidebar.ts';

/** What one can do with a channel without opening it. */
export function ChannelRowMenu({ mine, moves }: { mine: MyChannelView; moves: RowMoves }) {
  const t = useTranslations('sidebar');
  const { slug } = useChatLocation();
  const actions = useSidebarActions();
  return (
    <>
      <MenuItem onClick={() => goTo(`${channelPath(slug, mine.channel.id)}?details=channel`)}>
        <Info aria-hidden />
        {isNamed(mine.channel) ? t('details') : t('conversationDetails')}
      </MenuItem>
      <MenuSeparator />
      <NotifyChoices mine={mine} />
      <MenuCheck checked={mine.isMuted} onCheckedChange={(isMuted) => actions.setMuted(mine, isMuted)}>
        <BellOff aria-hidden />
        {t('mute')}
      </MenuCheck>
      <MenuSeparator />
      {mine.sectionId && (
        <>
          <MenuItem onClick={() => moves.step(mine, -1)}>
            <ArrowUp aria-hidden />
            {t('moveUp')}
          </MenuItem>
          <MenuItem onClick={() => moves.step(mine, 1)}>
            <ArrowDown aria-hidden />
            {t('moveDown')}
          </MenuItem>
        </>
      )}
      <MoveTo mine={mine} />
    </>
  );
}

/** The way to another section by name: what dragging does, for keyboard and touch. */
export function MoveTo({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('sidebar');
  const sections = useSections();
  const actions = useSidebarActions();
  return (
    <MenuGroup>
      <MenuLabel>{t('moveTo')}</MenuLabel>
      {sections
        .filter(({ id }) => id !== mine.sectionId)
        .map(({ id, name }) => (
          <MenuItem key={id} onClick={() => actions.moveTo(mine, id)}>
            <FolderInput aria-hidden />
            <span dir="auto" className="truncate">
              {name}
            </span>
          </MenuItem>
        ))}
      {mine.sectionId && (
        <MenuItem onClick={() => actions.moveTo(mine, null)}>
          <FolderInput aria-hidden />
          {isNamed(mine.channel) ? t('channels') : t('direct')}
        </MenuItem>
      )}
      <MenuItem onClick={() => openDialog({ kind: 'newSection', channelId: mine.channel.id })}>
        <FolderPlus aria-hidden />
        {t('newSectionHere')}
      </MenuItem>
    </MenuGroup>
  );
}
