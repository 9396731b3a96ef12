'use client';
import { X } from 'lucide-react';

type Props = {
  label: string;
  items: { id: string; name: string }[];
  removeLabel: (name: string) => string;
  onRemove: (id: string) => void;
};

/** What was chosen so far, each with its way out. */
export function ChosenList({ label, items, removeLabel, onRemove }: Props) {
  if (items.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5 pt-2">
      {items.map(({ id, name }) => (
        <li key={id} className="flex items-center gap-1 rounded-md bg-accent-soft ps-2 text-sm font-medium text-accent-text">
          <bdi className="max-w-56 truncate">{name}</bdi>
          <button
            type="button"
            aria-label={removeLabel(name)}
            className="grid size-6 place-items-center rounded-md hover:bg-sunk"
            onClick={() => onRemove(id)}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
