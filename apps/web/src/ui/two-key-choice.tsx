'use client';
import { useState, type ReactNode } from 'react';
import { errorText } from '@/lib/error-text';
import { Button } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

type Props = {
  words: { refuse: string; agree: string; title: string };
  decision: { isPending: boolean; error: unknown };
  onDecide: (agrees: boolean, after?: { onSuccess: () => void }) => void;
  children: ReactNode;
};

/** The second key to what somebody else asked for: to refuse is one press, to agree says first what that opens. */
export function TwoKeyChoice({ words, decision, onDecide, children }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="flex gap-2">
      <Button pending={decision.isPending} onClick={() => onDecide(false)}>
        {words.refuse}
      </Button>
      <Button variant="primary" onClick={() => setIsAsking(true)}>
        {words.agree}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={words.title}
        action={words.agree}
        pending={decision.isPending}
        error={decision.error ? errorText(decision.error) : undefined}
        onConfirm={() => onDecide(true, { onSuccess: () => setIsAsking(false) })}
      >
        {children}
      </ConfirmDialog>
    </div>
  );
}
