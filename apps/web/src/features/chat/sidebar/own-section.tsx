'use client';
import { ArrowDown, ArrowUp, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { sectionSorts, type SectionView } from '@parley/contract/sidebar-view';
import { IconButton } from '@/ui/icon-button';
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '@/ui/menu';
import { openDialog } from '../shell/open-dialog.ts';
import { useOpenAmong } from '../shell/use-chat-location.ts';
import { positionBefore, waits } from './arrange-channels.ts';
import { ChannelRow, type RowMoves } from './channel-row.tsx';
import { SideSection } from './side-section.tsx';
import { useDrag } from './use-drag.ts';
import { useSections, useSidebarActions } from './use-sidebar.ts';

type Props = { section: SectionView; channels: MyChannelView[]; moves: RowMoves };

const none: MyChannelView[] = [];

/** A section that I made. Folded, it still shows the channel that is open. */
export function OwnSection({ section, channels, moves }: Props) {
  const t = useTranslations('sidebar');
  const sections = useSections();
  const actions = useSidebarActions();
  const ref = useDrag<HTMLDivElement>({
    carries: { kind: 'section', id: section.id },
    takes: ['channel', 'section'],
    put: (dragged, isAfter) => {
      if (dragged.kind === 'channel') return moves.drop(dragged.id, null);
      if (dragged.id === section.id) return;
      const next = sections[sections.findIndex(({ id }) => id === section.id) + 1]?.id ?? null;
      actions.changeSection(dragged.id, { position: positionBefore(sections, dragged.id, isAfter ? next : section.id) });
    },
  });
  const openId = useOpenAmong(section.isCollapsed ? channels : none);
  const shown = section.isCollapsed ? channels.filter(({ channel }) => channel.id === openId) : channels;
  return (
    <div ref={ref} className="rounded-[8px] data-dragged:opacity-40 data-drop:bg-sunk">
      <SideSection
        title={section.name}
        isCollapsed={section.isCollapsed}
        unread={channels.reduce((sum, mine) => sum + waits(mine), 0)}
        onFold={(isCollapsed) => actions.changeSection(section.id, { isCollapsed })}
        act={<SectionMenu section={section} />}
      >
        {shown.map((mine, i) => (
          <ChannelRow key={mine.channel.id} mine={mine} nextId={shown[i + 1]?.channel.id ?? null} moves={moves} />
        ))}
        {channels.length === 0 && !section.isCollapsed && <li className="px-2.5 py-1 text-sm text-ink-3">{t('emptySection')}</li>}
      </SideSection>
    </div>
  );
}

function SectionMenu({ section }: { section: SectionView }) {
  const t = useTranslations('sidebar');
  const sections = useSections();
  const actions = useSidebarActions();
  const at = sections.findIndex(({ id }) => id === section.id);
  const moveBefore = (beforeId: string | null) =>
    actions.changeSection(section.id, { position: positionBefore(sections, section.id, beforeId) });
  const [above, after] = [sections[at - 1], sections[at + 1]];
  return (
    <Menu
      trigger={
        <IconButton
          label={t('sectionMenu', { name: section.name })}
          size="xs"
          tooltip={false}
          className="opacity-0 group-hover/head:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
        >
          <MoreHorizontal aria-hidden strokeWidth={1.6} />
        </IconButton>
      }
    >
      <MenuItem onClick={() => openDialog({ kind: 'renameSection', sectionId: section.id })}>
        <Pencil aria-hidden />
        {t('rename')}
      </MenuItem>
      {above && (
        <MenuItem onClick={() => moveBefore(above.id)}>
          <ArrowUp aria-hidden />
          {t('moveUp')}
        </MenuItem>
      )}
      {after && (
        <MenuItem onClick={() => moveBefore(sections[at + 2]?.id ?? null)}>
          <ArrowDown aria-hidden />
          {t('moveDown')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuChoices
        label={t('sortBy')}
        value={section.sort}
        onChange={(sort) => actions.changeSection(section.id, { sort })}
        choices={sectionSorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
      />
      <MenuSeparator />
      <MenuItem danger onClick={() => actions.deleteSection(section.id)}>
        <Trash2 aria-hidden />
        {t('deleteSection')}
      </MenuItem>
    </Menu>
  );
}
