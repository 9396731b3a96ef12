import { useFormatter } from 'use-intl';

/** A length of time as people say it: seconds, then minutes, then hours, then days. */
export function useSpan(): (seconds: number | null) => string | null {
  const format = useFormatter();
  return (seconds) => {
    if (seconds === null) return null;
    const [value, unit] =
      seconds < 90
        ? ([seconds, 'second'] as const)
        : seconds < 5_400
          ? ([seconds / 60, 'minute'] as const)
          : seconds < 172_800
            ? ([seconds / 3_600, 'hour'] as const)
            : ([seconds / 86_400, 'day'] as const);
    return format.number(value, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: value < 10 && unit !== 'second' ? 1 : 0,
    });
  };
}
