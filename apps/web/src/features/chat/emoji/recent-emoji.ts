const key = 'parley.recentEmoji';
const firstOnes = ['👍', '✅', '👀', '🎉', '❤️', '🙏'];
const kept = 6;

/** The emoji this device used last, as far as they are still there, filled up with the usual ones. */
export function recentEmoji(isThere: (emoji: string) => boolean): string[] {
  const stored = readStored().filter(isThere);
  return [...new Set([...stored, ...firstOnes])].slice(0, kept);
}

export function rememberEmoji(emoji: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([...new Set([emoji, ...readStored()])].slice(0, 2 * kept)));
  } catch {
    // Storage may be full or forbidden; then the usual ones are shown.
  }
}

function readStored(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
