'use client';
import { useId, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { foldedLines, isLongText, isOpened, lineHeight, setOpened } from './long-text.ts';

type Props = { body: string; clientId: string; children: ReactNode };

/** Shows only the beginning of a long text until its reader wants all of it. What gets the focus within shows by itself. */
export const LongText = ({ body, clientId, children }: Props) =>
  isLongText(body) ? <Folded clientId={clientId}>{children}</Folded> : children;

function Folded({ clientId, children }: Omit<Props, 'body'>) {
  const t = useTranslations('message');
  const id = useId();
  const [isOpen, setIsOpen] = useState(() => isOpened(clientId));
  const turn = (next: boolean) => {
    setOpened(clientId, next);
    setIsOpen(next);
  };
  return (
    <>
      <div
        id={id}
        onFocus={() => turn(true)}
        className={isOpen ? undefined : 'overflow-hidden [mask-image:linear-gradient(to_bottom,black_calc(100%-56px),transparent)]'}
        style={isOpen ? undefined : { maxHeight: foldedLines * lineHeight }}
      >
        {children}
      </div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        className="min-h-7 text-sm font-medium text-accent-text hover:underline pointer-coarse:min-h-10"
        onClick={() => turn(!isOpen)}
      >
        {t(isOpen ? 'showLess' : 'showAll')}
      </button>
    </>
  );
}
