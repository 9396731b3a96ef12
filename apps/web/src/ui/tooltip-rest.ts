const restMs = 500;
/** Who goes on to the next control reads on without waiting again. */
const readOnMs = 400;
let lastSeenAt = -readOnMs;

/** How long a pointer rests on a control before it is told what that is. */
export const restBefore = (): number => (performance.now() - lastSeenAt < readOnMs ? 0 : restMs);

export function sawTooltip(): void {
  lastSeenAt = performance.now();
}
