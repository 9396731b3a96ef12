'use client';
import type { PresetChange } from '@parley/contract/presets';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';

/** What a preset would change, each with what holds now. */
export function PresetChanges({ changes, slug }: { changes: PresetChange[]; slug: string }) {
  const t = useTranslations('workspace.presets');
  const say = ({ rule }: PresetChange, value: string | null): string => {
    if (value === null) return t('none');
    if (rule === 'scanRule') return t(value === 'hold' ? 'held' : 'marked');
    if (rule === 'secondFactor') return t('from', { date: formatDate(value) });
    if (rule === 'sessionHours') return t('hours', { count: Number(value) });
    return rule === 'idleMinutes' ? t('minutes', { count: Number(value) }) : value;
  };
  if (changes.length === 0) return <p className="text-sm text-ink-3">{t('nothing')}</p>;
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {changes.map((change) => (
        <li key={change.rule}>
          {change.rule === 'channels' ? (
            t.rich('channels', {
              list: () => (
                <bdi className="font-medium">
                  {change.next
                    ?.split(' ')
                    .map((name) => `#${name}`)
                    .join(' ')}
                </bdi>
              ),
            })
          ) : change.rule === 'acceptableUse' ? (
            t.rich('acceptableUse', {
              link: (words) => (
                <a className="text-accent-text underline underline-offset-2" href={`/${slug}/admin/acceptable-use`}>
                  {words}
                </a>
              ),
            })
          ) : (
            <>
              {t(`rule.${change.rule}`)}: <span className="text-ink-3 line-through">{say(change, change.now)}</span>{' '}
              <span className="font-medium">{say(change, change.next)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
