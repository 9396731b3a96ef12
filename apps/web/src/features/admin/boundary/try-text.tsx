'use client';
import { limits } from '@parley/contract/limits';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPCClient } from '@/lib/trpc';
import { TextArea } from '@/ui/text-area';
import { MarkedText } from './marked-text.tsx';
import { canBeTried, wantedOf, type RuleDraft } from './rule-draft.ts';

const restMs = 350;

/** A text of one's own, and what the rule finds in it while one writes. It is kept nowhere. */
export function TryText({ draft }: { draft: RuleDraft }) {
  const t = useTranslations('boundary');
  const procedures = useTRPCClient().boundaryRule;
  const [text, setText] = useState('');
  const wanted = wantedOf(draft);
  const input = JSON.stringify({ ...wanted, text });
  const asked = useRested(input);
  const isComplete = text !== '' && canBeTried(draft);
  const tried = useQuery({
    queryKey: ['boundaryRule.tryText', asked],
    queryFn: async () => {
      const wish = JSON.parse(asked) as typeof wanted & { text: string };
      return { text: wish.text, ...(await procedures.tryText.mutate(wish)) };
    },
    enabled: isComplete && asked === input,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return (
    <div>
      <TextArea
        label={t('tryText')}
        hint={t('tryTextHint')}
        rows={2}
        dir="auto"
        maxLength={limits.boundaryTryText}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status" className="min-h-6 pt-1 text-sm">
        {isComplete && tried.isError && <p className="text-red-text">{errorText(tried.error)}</p>}
        {isComplete && tried.data && !tried.isError && (
          <>
            <p className={tried.data.matches ? 'font-medium text-amber-text' : 'text-ink-3'}>
              {tried.data.matches
                ? t(`triedMatch.${draft.act}`, { count: tried.data.spans.length })
                : t('triedNot', { count: tried.data.spans.length })}
            </p>
            {tried.data.spans.length > 0 && (
              <p dir="auto" className="pt-1 wrap-anywhere whitespace-pre-wrap text-ink-2">
                <MarkedText text={tried.data.text} spans={tried.data.spans} />
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** The value once it has stood still for a moment: each look is a request. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
