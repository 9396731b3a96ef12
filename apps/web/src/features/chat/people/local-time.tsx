'use client';
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { hoursApart } from './hours-apart.ts';

const everyMs = 15_000;

/** What the clock says where a person is, and how far that is from here. */
export function LocalTime({ timeZone }: { timeZone: string }) {
  const t = useTranslations('people');
  const format = useFormatter();
  const [now, setNow] = useState(() => new Date());
  // The clock.
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, []);
  const apart = hoursApart(now, timeZone);
  return (
    <>
      <time dateTime={now.toISOString()} data-figures="">
        {format.dateTime(now, { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone })}
      </time>
      <span className="text-ink-2">
        {' · '}
        {apart === 0 ? t('sameTime') : apart > 0 ? t('hoursAhead', { count: apart }) : t('hoursBehind', { count: -apart })}
      </span>
    </>
  );
}
