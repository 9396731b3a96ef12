/** Calls back once the next frame has been painted, or a little later where the page is hidden and draws none. Answers how to call it off. */
export function afterNextFrame(act: () => void): () => void {
  let painted: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    clearTimeout(hidden);
    painted = setTimeout(act);
  });
  const hidden = setTimeout(() => {
    cancelAnimationFrame(frame);
    act();
  }, 100);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(painted);
    clearTimeout(hidden);
  };
}
