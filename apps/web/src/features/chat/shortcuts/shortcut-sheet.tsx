'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSetPreferences } from '@/lib/use-preferences';
import { Checkbox } from '@/ui/checkbox';
import { Dialog } from '@/ui/dialog';
import { Kbd } from '@/ui/kbd';
import { TextField } from '@/ui/text-field';
import { closeDialog } from '../shell/open-dialog.ts';
import { keyCaps } from './match-shortcut.ts';
import { isMac } from './platform.ts';
import { shortcutGroups, type Shortcut } from './shortcut-list.ts';
import { areSingleKeysOn, setSingleKeys } from './single-keys.ts';

/** Every shortcut in words, from the one list that the listeners use too. */
export function ShortcutSheet() {
  const t = useTranslations('shortcuts');
  const [isOn, setIsOn] = useState(areSingleKeysOn);
  const [words, setWords] = useState('');
  const setPreferences = useSetPreferences();
  const isWanted = ({ does, keys, single }: Shortcut) =>
    (isOn || !single) && hasWords(`${t(does)} ${keyCaps(keys, isMac()).join(' ')} ${keyCaps(keys, isMac()).join('+')}`, words);
  const groups = shortcutGroups
    .map(({ title, shortcuts }) => ({ title, shortcuts: shortcuts.filter(isWanted) }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
  return (
    <Dialog title={t('title')} size="lg" open onOpenChange={(open) => !open && closeDialog()}>
      <TextField
        label={t('find')}
        hideLabel
        type="search"
        autoComplete="off"
        placeholder={t('find')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div tabIndex={0} role="group" aria-label={t('title')} className="mt-4 max-h-[52vh] overflow-y-auto">
        <p role="status" className={groups.length === 0 ? 'py-6 text-center text-ink-3' : 'sr-only'}>
          {groups.length === 0 && t('none')}
        </p>
        <div className="columns-1 gap-8 sm:columns-2">
          {groups.map(({ title, shortcuts }) => (
            <section key={title} className="mb-5 break-inside-avoid">
              <h3 className="pb-1.5 text-xs font-medium text-ink-3">{t(title)}</h3>
              <dl>
                {shortcuts.map((shortcut) => (
                  <Row key={shortcut.does} shortcut={shortcut} />
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
      <div className="pt-4">
        <Checkbox
          label={t('single')}
          hint={t('singleHint')}
          checked={isOn}
          onCheckedChange={(checked) => {
            setSingleKeys(checked);
            setPreferences.mutate({ singleKeys: checked });
            setIsOn(checked);
          }}
        />
      </div>
    </Dialog>
  );
}

function Row({ shortcut: { does, keys } }: { shortcut: Shortcut }) {
  const t = useTranslations('shortcuts');
  return (
    <div className="flex items-center justify-between gap-3 border-b border-line py-1.5">
      <dt className="min-w-0 text-sm">{t(does)}</dt>
      {/* Keys are pressed in the order they are named, whichever way the words run. */}
      <dd dir="ltr" className="flex shrink-0 gap-1">
        {keyCaps(keys, isMac()).map((cap) => (
          <Kbd key={cap}>{cap}</Kbd>
        ))}
      </dd>
    </div>
  );
}

/** All the words, in any order. */
const hasWords = (text: string, words: string) =>
  words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.toLocaleLowerCase().includes(word));
