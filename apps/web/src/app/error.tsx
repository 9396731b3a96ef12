'use client';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { QuietPage } from '@/ui/quiet-page';

/** What stands when a page could not be drawn. The cause stays on the server. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <QuietPage title="This page could not be opened">
      <div className="flex flex-col items-start gap-5">
        <Alert className="self-stretch">Something went wrong on our side. Nothing was lost; please try again.</Alert>
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      </div>
    </QuietPage>
  );
}
