'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** The secret that was just made. Nobody sees it a second time. */
export function SecretOnce({ secret }: { secret: string }) {
  const t = useTranslations('auditWebhook');
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setIsCopied(true);
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm font-medium text-ink-2">{t('secret')}</p>
      <div className="flex flex-wrap items-center gap-3 rounded-lg bg-sunk px-3 py-2.5">
        <code dir="ltr" className="min-w-0 flex-1 basis-60 text-start font-mono text-[13px] break-all">
          {secret}
        </code>
        <Button size="sm" onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden className="size-3.5" /> : <Copy aria-hidden className="size-3.5" />}
          {t(isCopied ? 'copied' : 'copy')}
        </Button>
      </div>
      <Banner tone="amber">{t('secretOnce')}</Banner>
    </div>
  );
}
