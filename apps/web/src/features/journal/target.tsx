'use client';
import type { JournalTargetView } from '@parley/contract/journal';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { formatMoment } from '@/lib/format-time';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import { DecideTarget } from './decide-target.tsx';
import { TargetActs } from './target-acts.tsx';
import { TargetNotes } from './target-notes.tsx';

const tones = { asked: 'amber', refused: 'plain', on: 'accent', paused: 'amber' } as const;

/** One target: what it is, who wanted it, how it stands, and what can be done about it. */
export function Target({ target }: { target: JournalTargetView }) {
  const t = useTranslations('journal');
  const [showsTrail, setShowsTrail] = useState(false);
  const isFailing = target.state === 'on' && target.failure !== null;
  return (
    <li className="border-b border-line py-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <bdi className="text-lg font-medium">{target.name}</bdi>
            <Tag tone={isFailing ? 'red' : tones[target.state]}>{t(isFailing ? 'state.failing' : `state.${target.state}`)}</Tag>
          </p>
          <p className="pt-0.5 text-[13.5px] text-ink-3">
            {t(`kind.${target.kind}`)} · <bdi className="break-all">{target.place}</bdi>
          </p>
          <p className="pt-0.5 text-[13.5px] text-ink-3">
            {[
              t('askedBy', { name: target.askedBy.name, when: formatMoment(target.askedAt) }),
              target.decidedBy && t(target.state === 'refused' ? 'refusedBy' : 'agreedBy', { name: target.decidedBy.name }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {target.mayDecide ? <DecideTarget target={target} /> : <TargetActs target={target} />}
      </div>
      {target.state === 'asked' && !target.mayDecide && <p className="pt-2 text-[13.5px] text-amber-text">{t('waits')}</p>}
      {(target.state === 'on' || target.state === 'paused') && <Figures target={target} />}
      {target.failure && (
        <Banner tone={target.state === 'paused' ? 'red' : 'amber'} title={t(`failure.${target.failure}`)} className="mt-3">
          {target.state === 'paused'
            ? t(target.failure === 'gap' ? 'gapNext' : 'pausedNext')
            : target.nextAt && t('triesAgain', { when: formatMoment(target.nextAt) })}
        </Banner>
      )}
      <Button
        variant="quiet"
        size="sm"
        className="mt-2 -ms-2"
        aria-expanded={showsTrail}
        onClick={() => setShowsTrail(!showsTrail)}
      >
        {t(showsTrail ? 'hideTrail' : 'trail')}
      </Button>
      {showsTrail && <TargetNotes targetId={target.id} />}
    </li>
  );
}

function Figures({ target: { deliveredAt, waiting, delivered } }: { target: JournalTargetView }) {
  const t = useTranslations('journal');
  const format = useFormatter();
  return (
    <p role="status" data-figures="" className="pt-2 text-ink-2">
      {[
        deliveredAt ? t('last', { when: format.relativeTime(new Date(deliveredAt)) }) : t('nothingYet'),
        t('waiting', { count: waiting }),
        t('delivered', { count: delivered }),
      ].join(' · ')}
    </p>
  );
}
