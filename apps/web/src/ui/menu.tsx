'use client';
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cn } from './cn.ts';

type Props = {
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

const itemClass =
  'flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-sunk [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3';

export function Menu({ trigger, label, align = 'end', side = 'bottom', open, onOpenChange, className, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-50 outline-none">
          <Base.Popup
            aria-label={label}
            className={cn(
              'floats max-h-(--available-height) min-w-48 overflow-y-auto rounded-lg border border-line bg-paper p-1 shadow-float outline-none',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** `danger` is for what removes something. The icon goes in as a child before the words. */
export function MenuItem({
  danger,
  className,
  ...rest
}: Omit<ComponentProps<typeof Base.Item>, 'className'> & { danger?: boolean; className?: string }) {
  return <Base.Item className={cn(itemClass, danger && 'text-red-text [&_svg]:text-red-text', className)} {...rest} />;
}

/** An item that goes somewhere: pass `render={<Link href="…" />}`. */
export function MenuLink({ className, ...rest }: Omit<ComponentProps<typeof Base.LinkItem>, 'className'> & { className?: string }) {
  return <Base.LinkItem closeOnClick className={cn(itemClass, className)} {...rest} />;
}

export function MenuCheck({ children, ...rest }: Omit<ComponentProps<typeof Base.CheckboxItem>, 'className'>) {
  return (
    <Base.CheckboxItem className={cn(itemClass, 'pe-8')} {...rest}>
      {children}
      <Base.CheckboxItemIndicator className="ms-auto -me-6">
        <Check aria-hidden />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

/** One of several: `<MenuChoices value onChange choices={[{ value, label }]} />`. */
export function MenuChoices<Value extends string>(props: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: ReactNode }[];
}) {
  return (
    <Base.Group>
      <MenuLabel>{props.label}</MenuLabel>
      <Base.RadioGroup value={props.value} onValueChange={(value) => props.onChange(value as Value)}>
        {props.choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} closeOnClick className={cn(itemClass, 'pe-8')}>
            {choice.label}
            <Base.RadioItemIndicator className="ms-auto -me-6">
              <Check aria-hidden />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export const MenuGroup = Base.Group;

/** Heads a `MenuGroup`. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Base.GroupLabel className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-3">{children}</Base.GroupLabel>;
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
}
