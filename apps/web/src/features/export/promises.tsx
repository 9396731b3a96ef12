'use client';
import { useTranslations } from 'use-intl';
import { Seal } from '@/ui/seal';
import { PageSection } from '@/ui/side-page';

const holds = ['onlyTheLog', 'unchanged', 'hidden', 'gapless'] as const;

/** What the archive rests on, said plainly. */
export function Promises() {
  const t = useTranslations('archive');
  return (
    <PageSection title={t('rests')}>
      <ul className="grid gap-x-10 border-t border-line md:grid-cols-2">
        {holds.map((line) => (
          <li key={line} className="flex gap-3 border-b border-line py-4">
            <Seal className="mt-[3px]" />
            <div>
              <p className="font-semibold">{t(line)}</p>
              <p className="text-[13.5px] text-pretty text-ink-2">{t(`${line}Text`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
