'use client';
import { Copy, Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { showToast } from '@/ui/toast';

/** Shown once. The dialog is left by its own button, so that nobody closes it in passing. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useTranslations('secondFactor');
  const text = codes.join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    showToast({ title: t('copied') });
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }));
    link.download = 'parley-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Dialog open title={t('recoveryCodes')} description={t('recoveryLead')}>
      <ul
        dir="ltr"
        aria-label={t('recoveryCodes')}
        className="grid grid-cols-2 gap-x-8 gap-y-1.5 rounded-lg bg-sunk px-5 py-4 font-mono"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2 pt-4">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden className="size-4" />
          {t('copy')}
        </Button>
        <Button onClick={save}>
          <Download aria-hidden className="size-4" />
          {t('save')}
        </Button>
        <Button variant="primary" className="ms-auto" onClick={onClose}>
          {t('kept')}
        </Button>
      </div>
    </Dialog>
  );
}
