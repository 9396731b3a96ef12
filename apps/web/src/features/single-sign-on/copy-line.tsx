'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';

/** One of our own addresses, to be carried into the provider's page. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const t = useTranslations('singleSignOn');
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 border-b border-line py-2.5 sm:grid-cols-[190px_minmax(0,1fr)_auto]">
      <dt className="text-sm font-medium text-ink-2 max-sm:col-span-2">{label}</dt>
      <dd dir="ltr" className="min-w-0 font-mono text-[13px] break-all">
        {value}
      </dd>
      <dd>
        <Button size="sm" aria-label={t('copyThis', { what: label })} onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden className="size-3.5" /> : <Copy aria-hidden className="size-3.5" />}
          {t(isCopied ? 'copied' : 'copy')}
        </Button>
      </dd>
    </div>
  );
}
