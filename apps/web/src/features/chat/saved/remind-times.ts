export type RemindChoice = { key: 'inAnHour' | 'inThreeHours' | 'tomorrow' | 'nextWeek'; at: Date };

const morning = 9;

/** Times to be reminded at, as people name them, where the reader is. The clock is set, not added to: summer time may begin. */
export function remindTimes(now = new Date()): RemindChoice[] {
  const morningIn = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
  const inHours = (hours: number) => new Date(now.valueOf() + hours * 3_600_000);
  return [
    { key: 'inAnHour', at: inHours(1) },
    { key: 'inThreeHours', at: inHours(3) },
    { key: 'tomorrow', at: morningIn(1) },
    { key: 'nextWeek', at: morningIn((8 - now.getDay()) % 7 || 7) },
  ];
}

/** What a field of kind `datetime-local` holds: the time where the reader is. */
export function toLocalInput(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
