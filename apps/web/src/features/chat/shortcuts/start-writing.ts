/**
 * Who types where letters do nothing means to write: the field takes the focus in time for the letter. Such are the page itself, and
 * the button, link or message that was used last.
 */
export function startWriting(event: KeyboardEvent): void {
  const { target } = event;
  if (
    !(target instanceof HTMLElement) ||
    !target.matches('body, a, article, button:not([role])') ||
    target.closest('[role=dialog], [role=menu], [role=grid]') ||
    event.key.length !== 1 ||
    event.key === ' ' ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return;
  const around = target.closest('[data-region="pane"]') ?? document;
  around.querySelector<HTMLTextAreaElement>('[data-region="composer"] textarea')?.focus();
}
