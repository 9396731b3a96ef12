import { useTranslations } from 'use-intl';

/** What is left of a deleted message for its readers. The record keeps what it said. */
export function Tombstone({ isPurged = false }: { isPurged?: boolean }) {
  const t = useTranslations('message');
  return <p className="text-ink-3 italic">{t(isPurged ? 'purged' : 'deleted')}</p>;
}
