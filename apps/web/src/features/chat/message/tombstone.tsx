/** What is left of a deleted message for its readers. The record keeps what it said. */
export function Tombstone() {
  return <p className="text-ink-3 italic">This message was deleted.</p>;
}
