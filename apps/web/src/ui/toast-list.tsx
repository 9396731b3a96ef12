'use client';
import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './icon-button.tsx';
import { takeToasts, type ToastContent } from './toast.tsx';

const manager = Base.createToastManager();

function add({ title, description, action, tone = 'calm' }: ToastContent): void {
  manager.add({
    title,
    description,
    type: tone,
    priority: tone === 'red' ? 'high' : 'low',
    timeout: action || tone === 'red' ? 10_000 : 5_000,
    ...(action ? { actionProps: { children: action.label, onClick: action.onClick } } : {}),
  });
}

/** On a phone they come from above: a sheet has its buttons below, and the composer is there. */
export function ToastList() {
  return (
    <>
      <Base.Provider toastManager={manager} limit={3}>
        <Base.Portal>
          <Base.Viewport className="fixed inset-x-4 top-[max(1rem,env(safe-area-inset-top))] z-[60] flex flex-col items-center gap-2 sm:inset-x-auto sm:end-6 sm:top-auto sm:bottom-6 sm:w-[360px] sm:flex-col-reverse">
            <Shown />
          </Base.Viewport>
        </Base.Portal>
      </Base.Provider>
      <Taker />
    </>
  );
}

/** Beside the provider and after it, so that by then the manager has somebody to tell. */
function Taker() {
  // Toasts come from outside of what is drawn.
  useEffect(() => takeToasts(add), []);
  return null;
}

function Shown() {
  const t = useTranslations('ui');
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      data-toast=""
      swipeDirection={['right', 'up', 'down']}
      className="floats w-full rounded-xl border border-line bg-paper shadow-float data-[type=red]:border-red-text"
    >
      <Base.Content className="flex items-start gap-3 py-2.5 ps-4 pe-2">
        <div className="min-w-0 flex-1 py-1">
          <Base.Title className="font-medium text-ink" />
          <Base.Description className="text-sm text-ink-2" />
        </div>
        <Base.Action className="h-8 shrink-0 px-2 font-medium text-accent-text hover:underline" />
        <Base.Close render={<IconButton label={t('dismiss')} tooltip={false} />}>
          <X aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
