'use client';
import { ContextMenu as AtPoint } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { cn } from './cn.ts';
import type { Point } from './context-menu.tsx';
import type { MenuProps } from './menu.tsx';

const itemClass =
  'flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-sunk [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3';

export function Menu({ trigger, label, align = 'end', side = 'bottom', open, onOpenChange, className, children }: MenuProps) {
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

export function MenuItem({
  danger,
  className,
  ...rest
}: Omit<ComponentProps<typeof Base.Item>, 'className'> & { danger?: boolean; className?: string }) {
  return <Base.Item className={cn(itemClass, danger && 'text-red-text [&_svg]:text-red-text', className)} {...rest} />;
}

type LinkProps = Omit<ComponentProps<typeof Base.LinkItem>, 'className'> & { className?: string; page?: string };

export function MenuLink({ className, page, ...rest }: LinkProps) {
  const inside = page === undefined ? {} : { render: <Link href={page} prefetch={false} /> };
  return <Base.LinkItem closeOnClick className={cn(itemClass, className)} {...inside} {...rest} />;
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

type Choices = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  choices: readonly { value: string; label: ReactNode }[];
};

export function MenuChoices(props: Choices) {
  return (
    <Base.Group>
      <MenuLabel>{props.label}</MenuLabel>
      <Base.RadioGroup value={props.value} onValueChange={(value) => props.onChange(value as string)}>
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

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Base.GroupLabel className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-3">{children}</Base.GroupLabel>;
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
}

type MenuAtProps = { point: Point; label: string; onClosed: () => void; children: ReactNode };

/** A menu at a point. The press was somebody else's; it is given to a trigger that nobody sees. */
export function MenuAt({ point, label, onClosed, children }: MenuAtProps) {
  const hidden = useRef<HTMLDivElement>(null);
  // The menu listens to the browser's own event, for the place and for what follows a press.
  useEffect(() => {
    const { x, y } = point;
    hidden.current?.dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 2 }),
    );
  }, [point]);
  return (
    <AtPoint.Root onOpenChangeComplete={(isOpen) => !isOpen && onClosed()}>
      {createPortal(<AtPoint.Trigger ref={hidden} hidden />, document.body)}
      <AtPoint.Portal>
        <AtPoint.Positioner className="z-50 outline-none">
          <AtPoint.Popup
            aria-label={label}
            className="floats max-h-(--available-height) min-w-52 overflow-y-auto rounded-lg border border-line bg-paper p-1 shadow-float outline-none"
          >
            {children}
          </AtPoint.Popup>
        </AtPoint.Positioner>
      </AtPoint.Portal>
    </AtPoint.Root>
  );
}
