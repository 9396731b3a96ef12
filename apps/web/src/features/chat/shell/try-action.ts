import { showToast } from '@/ui/toast';
import { refusalText } from './refusal-text.ts';

/** Does something that shows at once and is taken back when refused; then says why. */
export function tryAction(title: string, act: () => Promise<unknown>): void {
  act().catch((error: unknown) => showToast({ title, description: refusalText(error), tone: 'red' }));
}
