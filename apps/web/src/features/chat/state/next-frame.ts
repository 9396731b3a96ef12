/** Calls back at the next frame, or a little later where no frames are drawn because the page is hidden. */
export function nextFrame(act: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    act();
  };
  if (typeof requestAnimationFrame === 'function' && document.visibilityState === 'visible') requestAnimationFrame(once);
  setTimeout(once, 50);
}
