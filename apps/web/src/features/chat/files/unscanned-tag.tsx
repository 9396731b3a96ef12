'use client';
import { useTranslations } from 'use-intl';
import type { FileView } from '@parley/contract/file-view';
import { cn } from '@/ui/cn';
import { Tag } from '@/ui/tag';
import { Tooltip } from '@/ui/tooltip';
import { VisuallyHidden } from '@/ui/visually-hidden';
import { useFileWhy } from './use-file-why.ts';

/** Beside a file that may be opened although no scanner has looked at it; nothing beside any other. */
export function UnscannedTag({ file, className }: { file: FileView; className?: string }) {
  const t = useTranslations('files');
  const why = useFileWhy(file);
  if (file.state !== 'unscanned') return null;
  const meaning = [t('unscannedMeaning'), why].filter(Boolean).join(' ');
  return (
    <Tooltip label={meaning}>
      <span className={cn('relative inline-flex max-w-full', className)}>
        <Tag tone="amber" className="block truncate px-1.5 py-px text-[11px] leading-4">
          {t('unscanned')}
        </Tag>
        <VisuallyHidden>{meaning}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
