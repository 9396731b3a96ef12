import { useTranslations } from 'use-intl';
import { errorText } from './error-text.ts';
import { PasskeyRefusal } from './passkey.ts';

/** Says what went wrong with a passkey, whether the device refused or the server. */
export function usePasskeyError(): (error: unknown) => string {
  const t = useTranslations('passkey');
  return (error) => (error instanceof PasskeyRefusal ? t(`problem.${error.problem}`) : errorText(error));
}
