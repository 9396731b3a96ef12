import type { ChannelView } from '@parley/contract/channel-view';
import { Hash, Lock } from 'lucide-react';

/** `#` for all, a lock for those invited. Said in words nearby, so it is hidden from readers. */
export function ChannelSign({ kind, className }: { kind: ChannelView['kind']; className?: string }) {
  const Icon = kind === 'private' ? Lock : Hash;
  return <Icon aria-hidden className={className ?? 'size-[15px] shrink-0'} strokeWidth={1.6} />;
}
