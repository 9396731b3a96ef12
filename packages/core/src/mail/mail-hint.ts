import { join } from 'node:path';
import { config } from '../config.ts';

/** Where mail lies when no SMTP server is set, so that the page can say so; null when mail really leaves. */
export function mailHint(): string | null {
  const { smtpUrl, dataDir } = config();
  return smtpUrl ? null : join(dataDir, 'outbox');
}
