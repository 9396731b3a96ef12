import type { BrowserTest } from '../lib/browser-test.ts';
import { chatScreens, phone, publicScreens, workScreens } from './accessibility.ts';
import { channels, direct } from './channels.ts';
import { files } from './files.ts';
import { firstDay } from './first-day.ts';
import { keyboard, search, switcher } from './getting-about.ts';
import { history } from './history.ts';
import { hostileText } from './hostile-text.ts';
import { deactivated, removed, revoked } from './leaving.ts';
import { changes, typing, unread } from './messages.ts';
import { offline } from './offline.ts';
import { newPassword, sameWords } from './sign-in.ts';

/** Every browser test, the long ones first so that none is left to run alone at the end. */
export const tests: BrowserTest[] = [
  chatScreens,
  history,
  firstDay,
  workScreens,
  publicScreens,
  phone,
  offline,
  keyboard,
  changes,
  unread,
  typing,
  channels,
  direct,
  files,
  removed,
  revoked,
  deactivated,
  switcher,
  search,
  sameWords,
  newPassword,
  hostileText,
];
