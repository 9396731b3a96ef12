'use client';
import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and to whom. */
  children: ReactNode;
  /** Says what the button does: `Deactivate Maya`. */
  action: string;
  /** Says what the safe way out is, where that is more than leaving it. */
  cancel?: string;
  danger?: boolean;
  pending?: boolean;
  error?: string | undefined;
  onConfirm: () => void;
};

/** Asks before what is hard to take back. The safe way out has the focus. */
export function ConfirmDialog({ open, onOpenChange, title, children, action, cancel, danger, pending, error, onConfirm }: Props) {
  const t = useTranslations('ui');
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 min-h-dvh bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-y-auto sm:items-start sm:px-6 sm:py-[18vh]">
          <Base.Popup className="floats on-paper w-full rounded-t-2xl border border-line bg-paper px-6 pt-5 pb-6 shadow-float outline-none sm:max-w-[440px] sm:rounded-2xl">
            <Base.Title className="place text-2xl">{title}</Base.Title>
            <Base.Description render={<div />} className="pt-2 text-ink-2">
              {children}
            </Base.Description>
            {error && (
              <Banner tone="red" className="mt-4">
                {error}
              </Banner>
            )}
            <div className="flex flex-wrap justify-end gap-2 pt-6">
              <Base.Close render={<Button>{cancel ?? t('cancel')}</Button>} />
              <Button variant={danger ? 'danger' : 'primary'} pending={pending} onClick={onConfirm}>
                {action}
              </Button>
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
