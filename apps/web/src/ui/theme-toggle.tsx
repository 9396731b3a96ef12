'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { applyTheme, themes, toTheme, type Theme } from '@/lib/theme';
import { cn } from './cn.ts';
import { IconButton } from './icon-button.tsx';
import { Menu, MenuChoices } from './menu.tsx';

const icons = { system: Monitor, light: Sun, dark: Moon };

function useTheme() {
  const [theme, setTheme] = useState<Theme | null>(null);
  const read = () => toTheme(document.documentElement.dataset['theme']);
  const choose = (next: Theme) => {
    applyTheme(next);
    setTheme(next);
  };
  return { theme, read, choose };
}

/** A small button with the three choices behind it. */
export function ThemeToggle({ className }: { className?: string }) {
  const t = useTranslations('ui');
  const { theme, read, choose } = useTheme();
  const [open, setOpen] = useState(false);
  return (
    <Menu
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={t('theme')} className={className}>
          <Moon aria-hidden />
        </IconButton>
      }
    >
      <MenuChoices
        label={t('theme')}
        value={theme ?? (open ? read() : 'system')}
        onChange={choose}
        choices={themes.map((value) => ({ value, label: t(`theme_${value}`) }))}
      />
    </Menu>
  );
}

/** The same as a row of three, for settings. `initial` comes from the cookie. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const t = useTranslations('ui');
  const { theme, choose } = useTheme();
  return (
    <div role="radiogroup" aria-label={t('theme')} className="grid max-w-md grid-cols-3 gap-2">
      {themes.map((value) => {
        const Icon = icons[value];
        const isOn = (theme ?? initial) === value;
        return (
          <label
            key={value}
            className={cn(
              'flex h-16 cursor-pointer flex-col items-center justify-center gap-1 rounded-lg border text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              isOn ? 'border-accent bg-accent-soft font-medium text-accent-text' : 'border-line-strong text-ink-2 hover:bg-desk',
            )}
          >
            <input type="radio" name="theme" value={value} checked={isOn} onChange={() => choose(value)} className="sr-only" />
            <Icon aria-hidden className="size-4" />
            {t(`theme_${value}`)}
          </label>
        );
      })}
    </div>
  );
}
