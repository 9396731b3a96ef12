'use client';
import { useTranslations } from 'use-intl';
import type { FileView } from '@parley/contract/file-view';

/** Why a file is closed, or open with a mark, in sentences; null where there is nothing to tell. */
export function useFileWhy({ state, note, signature }: Pick<FileView, 'state' | 'note' | 'signature'>): string | null {
  const t = useTranslations('files');
  if (note === 'otherContent') return t('otherContent');
  if (state === 'blocked') return signature && t('calledBy', { signature });
  return note && (state === 'held' || state === 'unscanned') ? t(`${state}_${note}`) : null;
}
