import type { useTranslations } from 'use-intl';

/** What `useTranslations` gives, for pure functions that make words. */
export type Translate = ReturnType<typeof useTranslations>;
