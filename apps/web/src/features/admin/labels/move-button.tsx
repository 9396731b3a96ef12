'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { IconButton } from '@/ui/icon-button';

type Props = { way: 'up' | 'down'; label: string; isMoving: boolean; onMove: (() => void) | undefined };

/** Moves a row one place; without `onMove` it stands at that end already. */
export function MoveButton({ way, label, isMoving, onMove }: Props) {
  const Arrow = way === 'up' ? ArrowUp : ArrowDown;
  return (
    <IconButton size="sm" className="disabled:opacity-35" label={label} disabled={!onMove || isMoving} onClick={onMove}>
      <Arrow aria-hidden strokeWidth={1.6} />
    </IconButton>
  );
}
