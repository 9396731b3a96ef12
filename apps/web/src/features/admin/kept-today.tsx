import type { ReactNode } from 'react';
import { Seal } from '@/ui/seal';

/** What holds already, each line with the seal. */
export function KeptToday({ lines }: { lines: { title: string; text: ReactNode }[] }) {
  return (
    <ul className="grid gap-x-10 border-t border-line md:grid-cols-2">
      {lines.map((line) => (
        <li key={line.title} className="flex gap-3 border-b border-line py-4">
          <Seal className="mt-[3px]" />
          <div>
            <p className="font-semibold">{line.title}</p>
            <p className="text-[13.5px] text-pretty text-ink-2">{line.text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
