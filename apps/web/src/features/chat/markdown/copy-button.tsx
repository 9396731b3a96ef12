import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import clsx from 'clsx';
import { useTranslations } from 'use-intl';

/** Copies, and says so for two seconds. */
export function CopyButton({ text, className }: { text: string; className?: string }) {
  const t = useTranslations('message');
  const [isCopied, setIsCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsCopied(false), 2_000);
  };
  return (
    <button
      type="button"
      className={clsx('grid size-7 place-items-center rounded-lg border border-line bg-paper text-ink-2 hover:text-ink', className)}
      aria-label={isCopied ? t('copied') : t('copyCode')}
      onClick={() => void copy()}
    >
      {isCopied ? <Check aria-hidden className="size-3.5" /> : <Copy aria-hidden className="size-3.5" />}
    </button>
  );
}
