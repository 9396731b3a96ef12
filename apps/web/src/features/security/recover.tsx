'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';

/** The link of the recovery mail lifts the rule only when asked to: a mail program that opens links changes nothing. */
export function Recover({ token }: { token: string }) {
  const t = useTranslations('door');
  const recover = useMutation(
    useTRPC().signInRule.recover.mutationOptions({ onSuccess: ({ slug }) => window.location.assign(`/${slug}/admin/security`) }),
  );
  return (
    <div className="flex flex-col items-start gap-5">
      {recover.isError && <Alert>{errorText(recover.error)}</Alert>}
      <Button
        variant="primary"
        size="lg"
        pending={recover.isPending || recover.isSuccess}
        onClick={() => recover.mutate({ token })}
      >
        {t('lift')}
      </Button>
    </div>
  );
}
