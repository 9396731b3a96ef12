'use client';
import { create } from 'qrcode';

const quiet = 4;

/** A picture that an app reads (ISO/IEC 18004), drawn here: the secret in it goes to nobody else. Dark on light in both themes. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const path = Array.from(data, (isDark, i) =>
    isDark ? `M${(i % size) + quiet} ${Math.floor(i / size) + quiet}h1v1h-1z` : '',
  ).join('');
  const side = size + 2 * quiet;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-48 self-center rounded-lg"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
