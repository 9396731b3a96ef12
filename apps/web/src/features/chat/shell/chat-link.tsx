'use client';
import type { ComponentProps, MouseEvent } from 'react';
import { goTo } from './use-chat-location.ts';

/** A link within the chat: an ordinary address for the browser, an instant change for a plain click. */
export function ChatLink({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(href);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
