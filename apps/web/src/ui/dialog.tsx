'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, useState, type FormEvent, type ReactElement, type ReactNode, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './cn.ts';
import { IconButton } from './icon-button.tsx';

type Props = {
  /** Shown as the heading and used as the dialog's name. */
  title: string;
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** An element that opens it; leave it out when `open` is yours. */
  trigger?: ReactElement;
  size?: 'sm' | 'md' | 'lg';
  /** Hides heading and close button, for a palette that brings its own head. The name stays. */
  bare?: boolean;
  initialFocus?: RefObject<HTMLElement | null>;
  className?: string;
  children: ReactNode;
};

const sizes = { sm: 'sm:max-w-[400px]', md: 'sm:max-w-[520px]', lg: 'sm:max-w-[680px]' };

function focused(): HTMLElement | null {
  const element = typeof document === 'undefined' ? null : document.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

/**
 * Modal. Escape and a press outside close it; focus goes in, stays in, and returns to where it was. A press outside is too
 * easily a slip to cost what somebody has filled in: once a form in it is touched, only Escape and the buttons close it.
 */
export function Dialog(props: Props) {
  const t = useTranslations('ui');
  const { title, description, open, onOpenChange, trigger, size = 'md', bare, initialFocus, className, children } = props;
  // A field within that takes the focus as it appears is too quick for the library to see where the focus was.
  const [before] = useState(() => (open ? focused() : null));
  const isTouched = useRef(false);
  const change = (next: boolean, details: Base.Root.ChangeEventDetails) => {
    if (!next && details.reason === 'outside-press' && isTouched.current) return details.cancel();
    onOpenChange?.(next);
  };
  const forget = (isNowOpen: boolean) => {
    if (!isNowOpen) isTouched.current = false;
  };
  const touch = ({ target }: FormEvent) => {
    if (target instanceof Element && target.closest('form')) isTouched.current = true;
  };
  return (
    <Base.Root open={open} onOpenChange={change} onOpenChangeComplete={forget}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 min-h-dvh bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport
          className={cn(
            'fixed inset-0 z-40 flex items-end justify-center overflow-y-auto',
            // A little above the middle; what is tall takes that room for itself.
            'sm:flex-col sm:items-center sm:justify-start sm:p-6 sm:before:shrink sm:before:basis-[9vh] sm:before:content-[""]',
          )}
        >
          <Base.Popup
            initialFocus={initialFocus}
            finalFocus={() => before?.isConnected !== true || before}
            onInput={touch}
            onSubmit={({ currentTarget }) => requestAnimationFrame(() => showWrong(currentTarget))}
            className={cn(
              'floats on-paper relative w-full rounded-t-2xl border border-line bg-paper shadow-float outline-none sm:shrink-0 sm:rounded-2xl',
              // A sheet that is taller than a phone scrolls within: what overflows upwards could not be reached.
              'max-sm:max-h-[calc(100dvh-20px)] max-sm:overflow-y-auto',
              sizes[size],
              className,
            )}
          >
            <div className={cn('px-6 pt-5 pe-14', bare && 'sr-only')}>
              <Base.Title className="place text-2xl">{title}</Base.Title>
              {description && <Base.Description className="pt-1 text-ink-2">{description}</Base.Description>}
            </div>
            {bare ? children : <div className="px-6 pt-4 pb-6">{children}</div>}
            {/* Last in the order of focus, so that a dialog opens on its first field. */}
            {!bare && (
              <Base.Close render={<IconButton label={t('close')} tooltip={false} className="absolute end-4 top-4" />}>
                <X aria-hidden />
              </Base.Close>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** A form longer than the window: the field that was refused comes into view, with the focus, instead of a button that seems dead. */
function showWrong(form: HTMLElement): void {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]');
  wrong?.scrollIntoView({ block: 'center' });
  wrong?.focus({ preventScroll: true });
}

/** The row of acts at the foot of a dialog; the main one comes last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 pt-6">{children}</div>;
}

/** Closes the dialog it stands in: `<DialogClose render={<Button>Cancel</Button>} />`. */
export const DialogClose = Base.Close;
