'use client';
import { MoreHorizontal } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { IconButton } from '@/ui/icon-button';
import { lateComponent } from '@/ui/late-component';
import { Menu } from '@/ui/menu';
import { isNamed } from './channel-title.ts';

export const ChannelMenuItems = lateComponent(() => import('./channel-menu-items.tsx').then((module) => module.ChannelMenuItems));

/** Everything one can do with the channel that is open. */
export function ChannelMenu({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  return (
    <Menu
      className="w-[240px]"
      trigger={
        <IconButton label={isNamed(mine.channel) ? t('menu') : t('conversationMenu')}>
          <MoreHorizontal aria-hidden strokeWidth={1.6} />
        </IconButton>
      }
    >
      <ChannelMenuItems mine={mine} />
    </Menu>
  );
}
