'use client';
import type { ArchiveView, SecondCopyView } from '@parley/contract/archive-view';
import { useFormatter, useTranslations } from 'use-intl';
import { formatDate, formatMoment } from '@/lib/format-time';
import { Banner } from '@/ui/banner';

/** What lies in the archive, since when, and how it is signed. */
export function ArchiveFigures({ archive }: { archive: ArchiveView }) {
  const t = useTranslations('archive');
  const format = useFormatter();
  const { since, events, streams, files, latest, keyId, secondCopy } = archive;
  const figures = [
    { name: t('figure.events'), value: format.number(events) },
    { name: t('figure.streams'), value: format.number(streams) },
    { name: t('figure.files'), value: format.number(files) },
    { name: t('figure.since'), value: since ? formatDate(since) : '' },
  ];
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-5 pt-7 lg:grid-cols-4">
        {figures.map(({ name, value }) => (
          <div key={name} className="border-t border-line pt-3">
            <dt className="text-sm text-ink-3">{name}</dt>
            <dd data-figures="" className="font-serif text-[24px] leading-9 font-medium">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="pt-4 text-[13.5px] text-pretty text-ink-2">
        {latest ? t('signed', { number: latest.number, when: formatMoment(latest.at) }) : t('notSigned')}{' '}
        {keyId &&
          t.rich('signedBy', {
            key: () => (
              <code className="font-mono text-[12.5px] break-all text-ink" dir="ltr">
                {keyId}
              </code>
            ),
          })}
      </p>
      {secondCopy && <SecondCopy copy={secondCopy} />}
    </>
  );
}

/** When everything was last proved to lie in another place as well. */
function SecondCopy({ copy: { verifiedAt, isLate } }: { copy: SecondCopyView }) {
  const t = useTranslations('archive');
  if (!isLate)
    return (
      verifiedAt && <p className="pt-1 text-[13.5px] text-ink-2">{t('secondCopy.verified', { when: formatMoment(verifiedAt) })}</p>
    );
  return (
    <Banner tone="amber" className="mt-4">
      {verifiedAt ? t('secondCopy.late', { when: formatMoment(verifiedAt) }) : t('secondCopy.never')}
    </Banner>
  );
}
