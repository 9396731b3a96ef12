import { currentReader } from '@/lib/i18n/reader';

/** The zone whose clock the reader lives by. */
export const hereZone = (): string => currentReader().timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
