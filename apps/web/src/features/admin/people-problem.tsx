'use client';
import { createContext, useContext, type ReactNode } from 'react';
import { errorText, toErrorBody } from '@/lib/error-text';
import { Alert } from '@/ui/banner';
import { cn } from '@/ui/cn';

type Offer = {
  /** So many more seats are wanted. */
  adding: number;
  /** Called before the page is left for the payment service's. */
  onLeave?: (() => void) | undefined;
};

/** What a larger plan would cost, given by whoever puts the page together. */
export const SeatOfferContext = createContext<(offer: Offer) => ReactNode>(() => null);

type Props = { error: unknown; className?: string; adding?: number; onLeave?: () => void };

/** Why something about people was refused; where seats are short, with the way to more of them. */
export function PeopleProblem({ error, className, adding = 1, onLeave }: Props) {
  const offer = useContext(SeatOfferContext);
  if (!error) return null;
  const { code, rule } = toErrorBody(error);
  const isForSeats = code === 'PLAN_LIMIT' && rule?.startsWith('seats-of-the-');
  return (
    <div className={cn('flex flex-col gap-3', className)}>
      <Alert>{errorText(error)}</Alert>
      {isForSeats && offer({ adding, onLeave })}
    </div>
  );
}
