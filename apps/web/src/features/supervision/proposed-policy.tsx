'use client';
import type { PolicyView } from '@parley/contract/supervision';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { usePolicyWords } from './use-policy-words.ts';

type Props = { policy: PolicyView; proposed: NonNullable<PolicyView['proposed']> };

/** A version that reads private conversations, and waits for a second person: what it would do, and who may decide. */
export function ProposedPolicy({ policy, proposed }: Props) {
  const t = useTranslations('supervision');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const words = usePolicyWords();
  const onSuccess = () => queryClient.invalidateQueries(trpc.supervision.pathFilter());
  const agree = useMutation(trpc.supervision.agree.mutationOptions({ onSuccess }));
  const refuse = useMutation(trpc.supervision.refuse.mutationOptions({ onSuccess }));
  const { watches, looksFor, reviewers } = words(proposed.terms);
  const failure = agree.error ?? refuse.error;
  const of = { id: policy.id, version: proposed.version };
  const acts = (
    <>
      {proposed.mayAgree && (
        <Button size="sm" variant="primary" pending={agree.isPending} onClick={() => agree.mutate(of)}>
          {t('agree')}
        </Button>
      )}
      <Button size="sm" pending={refuse.isPending} onClick={() => refuse.mutate(of)}>
        {t(proposed.mayAgree ? 'refuse' : 'takeBack')}
      </Button>
    </>
  );
  return (
    <Banner tone="amber" className="mt-3" title={t('proposed', { name: proposed.setBy.name })} acts={acts}>
      <p>
        {watches} {t('puts', { what: looksFor })} {reviewers}
      </p>
      {!proposed.mayAgree && <p className="pt-1">{t(proposed.hasOther ? 'waitsForOther' : 'nobodyToAgree')}</p>}
      {failure && (
        <p role="alert" className="pt-1 font-medium text-red-text">
          {errorText(failure)}
        </p>
      )}
    </Banner>
  );
}
