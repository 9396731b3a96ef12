import { useTranslations } from 'use-intl';

const worthSaying = 800;

/** How many characters are left, once it is worth knowing. */
export function RoomNote({ id, room }: { id: string; room: number }) {
  const t = useTranslations('composer');
  if (room > worthSaying) return null;
  return (
    <p
      id={id}
      data-figures=""
      role={room < 0 ? 'alert' : undefined}
      className={room < 0 ? 'text-xs font-medium text-red-text' : 'text-xs text-ink-3'}
    >
      {t(room < 0 ? 'over' : 'room', { count: Math.abs(room) })}
    </p>
  );
}
