import type { ShownLabels } from '@parley/contract/label';
import { useChannel, useWorkspace } from '../state/chat-client.tsx';

/** What a message in a channel may carry: nothing below the channel's own label, and nothing that stays above it. */
export function useLabelsFor(channelId: string): ShownLabels['labels'] {
  const least = useChannel(channelId)?.channel.label?.rank ?? 0;
  const { labels } = useWorkspace().shown;
  const line = labels.find(({ rank, stays }) => stays && rank > least)?.rank ?? Infinity;
  return labels.filter(({ rank }) => rank >= least && rank < line);
}
