const acts = 'button, a[href], [role=menuitem], [role=option]';

/**
 * The second press of a double press is meant for what the first one met. Where that has gone meanwhile, or something else has moved
 * under the pointer, it is dropped: nobody approves two people by one slip. Answers the way to stop.
 */
export function dropStrayPress(page: Document): () => void {
  let first: Element | null = null;
  const onClick = (event: MouseEvent) => {
    const met = event.target instanceof Element ? event.target.closest(acts) : null;
    if (event.detail > 1 && met && met !== first) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (event.detail <= 1) first = met;
  };
  page.addEventListener('click', onClick, true);
  return () => page.removeEventListener('click', onClick, true);
}
