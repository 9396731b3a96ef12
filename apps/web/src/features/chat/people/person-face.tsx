'use client';
import { Face } from '@/ui/face';
import { usePresence } from '../state/chat-client.tsx';

type Props = { person: { id: string; name: string }; size?: 'xs' | 'sm' | 'md' | 'lg' | 'xl'; className?: string };

/** A person's picture with their presence as it is now. */
export function PersonFace({ person, size, className }: Props) {
  const presence = usePresence(person.id);
  return <Face person={person} size={size} className={className} presence={presence.state} />;
}
