import { useEffect, useState, type RefObject } from 'react';

/**
 * A name that was typed, and for which nobody was chosen, is not passed over in silence: the form around the field is not sent,
 * and the field says so, as it does when one goes on to another.
 */
export function useUnchosen(field: RefObject<HTMLInputElement | null>, typed: string) {
  const [isAsked, setIsAsked] = useState(false);
  const isLeft = typed.trim() !== '';
  // The form is whoever uses the field, and it is stopped before it hears of being sent.
  useEffect(() => {
    const form = field.current?.form;
    if (!form || !isLeft) return;
    const stop = (event: SubmitEvent) => {
      event.preventDefault();
      event.stopPropagation();
      setIsAsked(true);
      field.current?.scrollIntoView({ block: 'center' });
      field.current?.focus({ preventScroll: true });
    };
    form.addEventListener('submit', stop, true);
    return () => form.removeEventListener('submit', stop, true);
  }, [field, isLeft]);
  return { isUnchosen: isAsked && isLeft, tell: () => setIsAsked(true), forget: () => setIsAsked(false) };
}
