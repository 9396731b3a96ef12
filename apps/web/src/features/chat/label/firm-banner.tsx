'use client';
import type { BannerView } from '@parley/contract/label';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { labelLook } from '@/ui/label-chip';
import { readSetting, writeSetting } from '../state/local-settings.ts';
import { useWorkspace } from '../state/chat-client.tsx';

/** What the firm says at the top of everybody's chat. Whoever has closed it sees it again when it says something else. */
export function FirmBanner({ banner }: { banner: BannerView }) {
  const t = useTranslations('label');
  const key = `banner:${useWorkspace().id}`;
  const [isClosed, setIsClosed] = useState(() => readSetting(key) === banner.setAt);
  if (banner.isDismissible && isClosed) return null;
  const close = () => {
    writeSetting(key, banner.setAt);
    setIsClosed(true);
  };
  return (
    <section
      aria-label={t('fromFirm')}
      className={cn('flex shrink-0 items-center gap-2 px-3 text-sm forced-colors:border-b', labelLook[banner.color])}
    >
      <p dir="auto" className="min-w-0 flex-1 py-1.5 text-center font-medium text-pretty wrap-anywhere">
        {banner.text}
      </p>
      {banner.isDismissible && (
        <button
          type="button"
          aria-label={t('close')}
          onClick={close}
          className="grid size-7 shrink-0 place-items-center rounded-md outline-current hover:bg-[color-mix(in_oklch,currentColor_14%,transparent)]"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </section>
  );
}
