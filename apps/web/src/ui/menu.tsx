'use client';
import { createElement, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { late } from './late.ts';
import { LateTrigger } from './late-trigger.tsx';

/** What a menu is drawn with, fetched when somebody comes near one: a page shows many triggers and opens few. */
export const menuParts = late(() => import('./menu-parts.tsx'));
type Parts = typeof import('./menu-parts.tsx');

export type MenuProps = {
  trigger: ReactElement;
  /** The accessible name of the list, when the trigger's own does not serve. */
  label?: string;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

export function Menu(props: MenuProps) {
  return (
    <LateTrigger trigger={props.trigger} popup="menu" parts={menuParts} isOpen={props.open === true}>
      {(trigger) => createElement(menuParts.get().Menu, { ...props, trigger })}
    </LateTrigger>
  );
}

/** `danger` is for what removes something. The icon goes in as a child before the words. */
export const MenuItem = (props: ComponentProps<Parts['MenuItem']>) => createElement(menuParts.get().MenuItem, props);

/** An item that goes somewhere: to a `page` of ours, which is drawn in place, or to any other address by `href`. */
export const MenuLink = (props: ComponentProps<Parts['MenuLink']>) => createElement(menuParts.get().MenuLink, props);

export const MenuCheck = (props: ComponentProps<Parts['MenuCheck']>) => createElement(menuParts.get().MenuCheck, props);

/** One of several: `<MenuChoices value onChange choices={[{ value, label }]} />`. */
export const MenuChoices = <Value extends string>(props: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: ReactNode }[];
}) => createElement(menuParts.get().MenuChoices, { ...props, onChange: (value) => props.onChange(value as Value) });

export const MenuGroup = (props: ComponentProps<Parts['MenuGroup']>) => createElement(menuParts.get().MenuGroup, props);

/** Heads a `MenuGroup`. */
export const MenuLabel = (props: ComponentProps<Parts['MenuLabel']>) => createElement(menuParts.get().MenuLabel, props);

export const MenuSeparator = () => createElement(menuParts.get().MenuSeparator);
