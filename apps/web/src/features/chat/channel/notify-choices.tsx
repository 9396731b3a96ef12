'use client';
import { useTranslations } from 'use-intl';
import { notifyLevels, type MyChannelView } from '@parley/contract/channel-view';
import { MenuChoices } from '@/ui/menu';
import { useSidebarActions } from '../sidebar/use-sidebar.ts';

/** Of what in a channel one is told, as part of a menu. */
export function NotifyChoices({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const { setNotify } = useSidebarActions();
  return (
    <MenuChoices
      label={t('notifyMe')}
      value={mine.notify}
      onChange={(level) => setNotify(mine, level)}
      choices={notifyLevels.map((value) => ({ value, label: t(`notify.${value}`) }))}
    />
  );
}
