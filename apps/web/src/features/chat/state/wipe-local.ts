import { forgetForms } from '@/lib/kept-forms';
import { forgetPages } from '../shell/app-worker.ts';
import { forgetCopies } from './kept-copy.ts';
import { localDatabase } from './local-database.ts';
import { settingKeys, writeSetting } from './local-settings.ts';

/** On signing out: nothing of what was written or read stays in this browser. Call it before leaving the page. */
export async function wipeLocal(): Promise<void> {
  for (const key of settingKeys('')) writeSetting(key, null);
  forgetPages();
  forgetForms();
  try {
    await forgetCopies();
    const database = await localDatabase();
    await database.clear('outbox');
    await database.clear('uploads');
  } catch {
    // Without a database there is nothing to wipe.
  }
}
