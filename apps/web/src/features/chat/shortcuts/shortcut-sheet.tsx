'use client';
import { useState } from 'react';
import { Checkbox } from '@/ui/checkbox';
import { Dialog } from '@/ui/dialog';
import { Kbd } from '@/ui/kbd';
import { closeDialog } from '../shell/open-dialog.ts';
import { keyCaps } from './match-shortcut.ts';
import { isMac } from './platform.ts';
import { shortcutGroups } from './shortcut-list.ts';
import { areSingleKeysOn, setSingleKeys } from './single-keys.ts';

export function ShortcutSheet() {
  const [isOn, setIsOn] = useState(areSingleKeysOn);
  return (
    <Dialog title="Keyboard shortcuts" size="lg" open onOpenChange={(open) => !open && closeDialog()}>
      <div tabIndex={0} role="group" aria-label="Shortcuts" className="max-h-[56vh] overflow-y-auto">
        <div className="columns-1 gap-8 sm:columns-2">
          {shortcutGroups.map(({ title, shortcuts }) => (
            <section key={title} className="mb-5 break-inside-avoid">
              <h3 className="pb-1.5 text-xs font-medium text-ink-3">{title}</h3>
              <dl>
                {shortcuts
                  .filter(({ single }) => isOn || !single)
                  .map(({ keys, does }) => (
                    <div key={does} className="flex items-center justify-between gap-3 border-b border-line py-1.5">
                      <dt className="text-sm">{does}</dt>
                      <dd className="flex shrink-0 gap-1">
                        {keyCaps(keys, isMac()).map((cap) => (
                          <Kbd key={cap}>{cap}</Kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
      <div className="pt-4">
        <Checkbox
          label="Shortcuts of a single key"
          hint="Switch them off if you dictate, or press keys by accident."
          checked={isOn}
          onCheckedChange={(checked) => {
            setSingleKeys(checked);
            setIsOn(checked);
          }}
        />
      </div>
    </Dialog>
  );
}
