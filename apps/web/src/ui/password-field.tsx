'use client';
import { useState, type ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from './text-field.tsx';

type Props = Omit<ComponentProps<typeof TextField>, 'type' | 'aside'>;

/** A password that can be looked at while it is typed. */
export function PasswordField(props: Props) {
  const t = useTranslations('ui');
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="off"
      spellCheck={false}
      aside={
        <button
          type="button"
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
          className="rounded-xs px-1 font-medium text-accent-text hover:underline"
        >
          {isShown ? t('hide') : t('show')}
        </button>
      }
    />
  );
}
