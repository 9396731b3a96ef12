import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { dayKey, formatClock } from '@/lib/format-time';
import type { Translate } from '@/lib/i18n/translate';
import type { PresenceView } from '@parley/contract/presence';

type Known = Partial<Pick<PresenceView, 'state' | 'text' | 'emoji' | 'until'>> | null | undefined;
const keys = { available: 'available', away: 'away', busy: 'busy', 'do not disturb': 'doNotDisturb', offline: 'offline' } as const;

/** How a person's presence is said, in the reader's language. */
export function usePresenceWords() {
  const t = useTranslations('people');
  const locale = useLocale();
  return useMemo(
    () => ({
      wordOf: (presence: Known) => t(`presence.${keys[presence?.state ?? 'offline']}`),
      noteOf: (presence: Known) => presenceNote(presence, t, locale),
    }),
    [t, locale],
  );
}

/** A short note beside a name: what the person says of themselves, and until when. Undefined when there is nothing to say. */
export function presenceNote(presence: Known, t: Translate, locale: string, now = new Date()): string | undefined {
  if (!presence) return undefined;
  const words = [presence.emoji, presence.text].filter(Boolean).join(' ');
  const until = presence.until && new Date(presence.until) > now ? t('until', { when: endOf(presence.until, locale, now) }) : '';
  return [words, until].filter(Boolean).join(' · ') || undefined;
}

const endOf = (until: string, locale: string, now: Date): string =>
  dayKey(until) === dayKey(now) ? formatClock(until) : new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(new Date(until));
