'use client';
import type { AccentTokens } from '@parley/contract/accent';
import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import { WorkspaceMark } from '@/ui/workspace-mark';

/** A piece of the chat in one theme, drawn with the colours that would be used there. */
export function AccentPreview({ theme, tokens, name }: { theme: 'light' | 'dark'; tokens: AccentTokens; name: string }) {
  const t = useTranslations('workspace');
  const style = {
    colorScheme: theme,
    ...Object.fromEntries(Object.entries(tokens).map(([token, value]) => [`--${token}`, value])),
  };
  return (
    <figure data-theme={theme} style={style as CSSProperties} className="rounded-xl border border-line bg-paper p-4 text-ink">
      <figcaption className="pb-3 text-xs text-ink-3">{t(theme)}</figcaption>
      <div aria-hidden className="flex items-center gap-3">
        <WorkspaceMark name={name} />
        <span className="rounded-md bg-accent-soft px-2.5 py-1 text-sm font-semibold text-accent-text">{t('title')}</span>
        <span className="ms-auto rounded-lg bg-accent px-3 py-1.5 text-sm font-semibold text-accent-ink">{t('exampleButton')}</span>
      </div>
    </figure>
  );
}
