import type { LeftOut } from '@parley/contract/boundary-rule';
import { refusalInWords } from '@/lib/i18n/refusals';
import { showToast } from '@/ui/toast';

/** Tells the author which rules of the firm have left something out of what was just sent. */
export function tellLeftOut(leftOut: LeftOut | undefined): void {
  for (const { sentence } of leftOut ?? []) showToast({ title: refusalInWords(sentence) });
}
