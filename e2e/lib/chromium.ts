import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's own Chromium, without a window. It talks to this machine alone. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = places.find((path) => path && existsSync(path));
  if (!executablePath)
    throw new Error('There is no Chromium on this machine. Install it (apt-get install chromium) or set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args, headless: true });
}
