import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hums, and no question about it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const shell = ['/usr/bin/chromium-headless-shell'];

/**
 * The machine's own Chromium, kept from calling anybody but us. `isShell` asks for the one without a window system, the same
 * engine at two thirds of the processor time, where the machine has it.
 */
export function openBrowser({ isShell = false } = {}): Promise<Browser> {
  const executablePath = [...(isShell ? shell : []), ...whole].find((path) => existsSync(path));
  if (!executablePath) throw new Error('There is no Chromium on this machine. On Debian: apt-get install chromium.');
  return chromium.launch({ executablePath, args: quiet });
}
