'use client';

/** How far something has come; without a share it only says that it goes on. */
export function ProgressBar({ label, share }: { label: string; share: number | null }) {
  const percent = share === null ? null : Math.min(100, Math.floor(share * 100));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className="h-2 overflow-hidden rounded-full bg-sunk"
    >
      <span
        className={
          percent === null
            ? 'block h-full w-1/4 animate-pulse rounded-full bg-accent'
            : 'block h-full bg-accent transition-[inline-size]'
        }
        {...(percent === null ? {} : { style: { inlineSize: `${percent}%` } })}
      />
    </div>
  );
}
