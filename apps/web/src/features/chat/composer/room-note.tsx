const worthSaying = 800;

/** How many characters are left, once it is worth knowing. */
export function RoomNote({ id, room }: { id: string; room: number }) {
  if (room > worthSaying) return null;
  const count = Math.abs(room).toLocaleString();
  return (
    <p
      id={id}
      data-figures=""
      role={room < 0 ? 'alert' : undefined}
      className={room < 0 ? 'text-xs font-medium text-red-text' : 'text-xs text-ink-3'}
    >
      {room < 0 ? `${count} characters too many. Send it in two messages, or as a file.` : `${count} characters left`}
    </p>
  );
}
