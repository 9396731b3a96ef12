'use client';
import { createElement, type ReactElement, type ReactNode } from 'react';
import { late } from './late.ts';
import { LateTrigger } from './late-trigger.tsx';

/** Fetched when somebody comes near one. */
export const popoverParts = late(() => import('./popover-parts.tsx'));

export type PopoverProps = {
  trigger: ReactElement;
  /** The accessible name of what opens. */
  label: string;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

export function Popover(props: PopoverProps) {
  return (
    <LateTrigger trigger={props.trigger} popup="dialog" parts={popoverParts} isOpen={props.open === true}>
      {(trigger) => createElement(popoverParts.get().Popover, { ...props, trigger })}
    </LateTrigger>
  );
}
