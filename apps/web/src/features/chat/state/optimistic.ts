import type { MessageView } from '@parley/contract/message-view';

/**
 * What I just did to a message, laid over the server's state of it until the server answers. Whatever else happens to
 * the message meanwhile shows through; taking the layer away is the whole of a rollback.
 */
export type Overlay = { id: string } & (
  | { kind: 'edit'; body: string; at: string }
  | { kind: 'delete'; at: string }
  | { kind: 'react'; emoji: string; on: boolean; memberId: string }
);
export type Overlays = Record<string, Overlay[]>;

export function addOverlay(overlays: Overlays, messageId: string, overlay: Overlay): Overlays {
  return { ...overlays, [messageId]: [...(overlays[messageId] ?? []), overlay] };
}

export function removeOverlay(overlays: Overlays, messageId: string, overlayId: string): Overlays {
  const { [messageId]: layers = [], ...rest } = overlays;
  const left = layers.filter(({ id }) => id !== overlayId);
  return left.length > 0 ? { ...rest, [messageId]: left } : rest;
}

// A message under the same layers is the same object each time, so that its row is not drawn anew.
const drawn = new WeakMap<MessageView, { layers: Overlay[]; shown: MessageView }>();

export function withOverlays(messages: MessageView[], overlays: Overlays): MessageView[] {
  if (!messages.some(({ id }) => overlays[id])) return messages;
  return messages.map((message) => {
    const layers = overlays[message.id];
    if (!layers) return message;
    const known = drawn.get(message);
    if (known?.layers === layers) return known.shown;
    const shown = layers.reduce(lay, message);
    drawn.set(message, { layers, shown });
    return shown;
  });
}

function lay(message: MessageView, overlay: Overlay): MessageView {
  if (message.deletedAt) return message;
  switch (overlay.kind) {
    case 'edit':
      return { ...message, body: overlay.body, editedAt: overlay.at };
    case 'delete':
      return { ...message, body: '', files: [], reactions: [], mentions: [], deletedAt: overlay.at };
    case 'react':
      return { ...message, reactions: react(message.reactions, overlay) };
  }
}

function react(reactions: MessageView['reactions'], { emoji, on, memberId }: { emoji: string; on: boolean; memberId: string }) {
  const held = reactions.find((reaction) => reaction.emoji === emoji);
  if (!held) return on ? [...reactions, { emoji, memberIds: [memberId] }] : reactions;
  const others = held.memberIds.filter((id) => id !== memberId);
  const memberIds = on ? [...others, memberId] : others;
  return memberIds.length > 0
    ? reactions.map((reaction) => (reaction === held ? { emoji, memberIds } : reaction))
    : reactions.filter((reaction) => reaction !== held);
}
