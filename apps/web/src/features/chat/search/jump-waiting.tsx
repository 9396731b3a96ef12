'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { typeAhead } from './typed-ahead.ts';

/** Stands in for the search while it is fetched, so that what is typed lands in it and never in the message below. */
export function JumpWaiting() {
  const t = useTranslations('search');
  const field = useRef<HTMLInputElement>(null);
  // The focus is the browser's.
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="fixed inset-0 z-40 flex justify-center bg-scrim sm:items-start sm:px-6 sm:py-[12vh]">
      <div className="on-paper flex h-[52px] w-full items-center border border-line bg-paper px-4 ps-[46px] shadow-float sm:max-w-[600px] sm:rounded-2xl">
        <input
          ref={field}
          type="text"
          aria-label={t('title')}
          placeholder={t('title')}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          className="h-full min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-3"
          onChange={(event) => typeAhead(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
