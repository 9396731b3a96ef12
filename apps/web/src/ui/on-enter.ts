import type { KeyboardEvent } from 'react';

/** For a field that searches within a form: Enter takes what was found, and never sends the form half filled in. */
export const onEnter = (act: () => void) => (event: KeyboardEvent) => {
  // The Enter that ends a composition of an input method is not for us.
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  act();
};
