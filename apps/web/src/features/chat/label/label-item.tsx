'use client';
import { useTranslations } from 'use-intl';
import { MenuItem } from '@/ui/menu';
import { openDialog } from '../shell/open-dialog.ts';
import { useLabelsFor } from './use-labels-for.ts';

export type LabelChoice = { id: string | null; onChange: (labelId: string | null) => void };

/** The way to a label for the message that is being written, where the firm has labels. */
export function LabelItem({ channelId, label }: { channelId: string; label: LabelChoice }) {
  const t = useTranslations('label');
  const labels = useLabelsFor(channelId);
  if (labels.length === 0) return null;
  const choose = () => openDialog({ kind: 'chooseLabel', channelId, labelId: label.id, answer: label.onChange });
  // A dialog that opens while the menu still has the focus would lose it again.
  return <MenuItem onClick={() => void setTimeout(choose)}>{t('labelMessage')}</MenuItem>;
}
