import { DrawnFeed } from './drawn-feed.tsx';
import { DrawnSide } from './drawn-side.tsx';
import { DrawnThread } from './drawn-thread.tsx';

/** The product itself, drawn with its own parts. A picture: nothing in it can be pressed or reached. */
export function DrawnChat() {
  return (
    <figure className="mx-auto max-w-[1228px] px-4 sm:px-6">
      <div
        aria-hidden
        inert
        className="grid overflow-hidden md:h-[600px] rounded-2xl border border-line-strong bg-paper text-start shadow-float select-none md:grid-cols-[236px_minmax(0,1fr)] lg:h-[640px] lg:grid-cols-[236px_minmax(0,1fr)_320px]"
      >
        <DrawnSide />
        <DrawnFeed />
        <DrawnThread />
      </div>
      <figcaption className="pt-3 text-center text-sm text-balance text-ink-3">
        A practice of fourteen people on a Thursday: who is free, what was decided, and the record of it, in one place.
      </figcaption>
    </figure>
  );
}
