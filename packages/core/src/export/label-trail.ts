type Event = { stream: string; type: string; subject: string | null };
type Mark = { id: string; name: string };
type Payload = { extra?: { label?: Mark }; after?: unknown };

/**
 * Which label each entry of a record stands under: the message's own, else that of its channel at the time. Entries come in the order
 * of their streams; only what carries a label is remembered, so that the length of a record costs no memory.
 */
export function labelTrail(): (event: Event, payload: Payload) => string | null {
  const channels = new Map<string, string>();
  const messages = new Map<string, string>();
  const keep = (map: Map<string, string>, key: string, mark: Mark | null | undefined) =>
    mark ? map.set(key, mark.name) : map.delete(key);
  return ({ stream, type, subject }, payload) => {
    if (type === 'channel.labelSet') keep(channels, stream, payload.after as Mark | null);
    if (subject && (type === 'message.labelled' || payload.extra?.label))
      keep(messages, subject, type === 'message.labelled' ? (payload.after as Mark | null) : payload.extra?.label);
    return messages.get(subject ?? '') ?? channels.get(stream) ?? null;
  };
}
