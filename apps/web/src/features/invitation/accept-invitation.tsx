'use client';
import { useQuery } from '@tanstack/react-query';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { QuietPage } from '@/ui/quiet-page';
import { Skeleton } from '@/ui/skeleton';
import { JoinForm } from './join-form.tsx';

/** Shows whose invitation the token is, and lets the person in. */
export function AcceptInvitation({ token }: { token: string }) {
  const trpc = useTRPC();
  const found = useQuery(trpc.invitation.find.queryOptions({ token }, { staleTime: Infinity }));

  if (found.isPending) return <Opening />;
  if (found.isError)
    return (
      <QuietPage title="This invitation cannot be opened">
        <div className="flex flex-col items-start gap-5">
          <Alert className="self-stretch">{errorText(found.error)}</Alert>
          <p className="text-ink-2">An invitation works once, and for seven days.</p>
          <Button onClick={() => void found.refetch()} pending={found.isFetching}>
            Try again
          </Button>
        </div>
      </QuietPage>
    );
  const { workspaceName, inviterName, email, hasAccount } = found.data;
  return (
    <QuietPage
      title={`Join ${workspaceName}`}
      lead={`${inviterName} invites you, as ${email}.`}
      promise="Everything said is kept in order and sealed. You can see who is there and who may read along."
    >
      <JoinForm token={token} workspaceName={workspaceName} hasAccount={hasAccount} />
    </QuietPage>
  );
}

function Opening() {
  return (
    <QuietPage title="Opening your invitation">
      <div role="status" aria-label="Opening your invitation" className="flex flex-col gap-5">
        <Skeleton className="h-11 rounded-lg" />
        <Skeleton className="h-11 rounded-lg" />
        <Skeleton className="h-11 w-40 rounded-lg" />
      </div>
    </QuietPage>
  );
}
