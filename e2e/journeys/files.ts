import { buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import { setScanRule } from '@parley/core/scan/scan-rule';
import type { Page } from 'playwright-core';
import { eicar } from '../../packages/core/test/files/clamd.ts';
import { zip } from '../../packages/core/test/files/zip.ts';
import { eventually, mustBe } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { article, composer } from '../lib/people.ts';
import { unanswered } from '../lib/scanner.ts';
import { visitAs } from '../lib/visit-as.ts';
import { lookOver } from './look.ts';

type Visitor = { page: Page };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
type Upload = { name: string; mimeType: string; buffer: Buffer };

const pick = (page: Page, ...files: Upload[]) => page.locator('input[type=file]').first().setInputFiles(files);
const tray = (page: Page) => page.getByRole('list', { name: 'Files to send' });

async function sendWith(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await eventually('the send button', () => page.getByRole('button', { name: /^Send/ }).first().isEnabled(), Boolean);
  await composer(page).press('Enter');
  await article(page, text).waitFor();
}

/** Two people of one firm, each in a browser of their own, in #general; its rule for files that no scanner speaks of may be given. */
async function two(
  stage: Stage,
  { rule, second = {} }: { rule?: 'hold' | 'mark'; second?: object } = {},
): Promise<[Visitor, Visitor]> {
  const tenant = await buildTenant({ marker: 'Files' });
  const bert = await buildMember(tenant, { name: 'Bert Bell' });
  if (rule) await setScanRule(tenant.owner, { rule });
  const visit = async (member: BuiltMember, options = {}): Promise<Visitor> => {
    const { page } = await visitAs(stage, member, 1, options);
    await page.goto(`/${tenant.slug}/c/${tenant.generalId}`);
    await composer(page).waitFor();
    return { page };
  };
  return [await visit(tenant.owner), await visit(bert, second)];
}

/** One page that says hello, written by hand. */
function pdf(words: string): Buffer {
  const drawing = `BT /F1 24 Tf 40 120 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${text}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
}

/** What people see of the scanner. A system that somebody else started may have none: `E2E_SCANNER` says that it does. */
const scannerJourneys: Journey[] =
  process.env.E2E_SYSTEM && !process.env.E2E_SCANNER
    ? []
    : [
        {
          name: 'files: what the scanner finds, plain and zipped, is refused with its name, and the rest of the message goes',
          buses: ['pg'],
          walk: async (stage) => {
            const [olive, bert] = await two(stage);
            await pick(
              olive.page,
              { name: 'eicar.txt', mimeType: 'text/plain', buffer: eicar },
              { name: 'eicar.zip', mimeType: 'application/zip', buffer: await zip({ 'eicar.com': eicar }) },
              { name: 'harmless.txt', mimeType: 'text/plain', buffer: Buffer.from('nothing to fear') },
            );
            for (const name of ['eicar.txt', 'eicar.zip']) {
              const row = tray(olive.page).getByRole('listitem').filter({ hasText: name });
              await row
                .getByRole('alert')
                .filter({ hasText: /something harmful.*Test\.Eicar/ })
                .waitFor();
              await row.getByRole('button', { name: `Remove ${name}` }).click();
            }
            await sendWith(olive.page, 'Only the good one');
            const message = article(bert.page, 'Only the good one');
            await message.getByRole('button', { name: 'Download harmless.txt' }).waitFor();
            mustBe('marks of doubt', await message.getByText('Not scanned').count(), 0);
          },
        },
        {
          name: 'files: while the scanner is away a file is held, and writer and reader are told why',
          buses: ['pg'],
          themes: ['light', 'dark'],
          walk: async (stage) => {
            const [olive, bert] = await two(stage, { rule: 'hold', second: phone });
            const buffer = Buffer.from(`letter: ${unanswered}`);
            await pick(olive.page, { name: 'letter.txt', mimeType: 'text/plain', buffer });
            await tray(olive.page)
              .getByText(/Held until/)
              .waitFor();
            await sendWith(olive.page, 'It waits');
            for (const { page } of [olive, bert]) {
              await article(page, 'It waits')
                .getByText(/gives no answer/)
                .waitFor();
              mustBe(
                'ways to open it',
                await article(page, 'It waits')
                  .getByRole('button', { name: /letter\.txt/ })
                  .count(),
                0,
              );
            }
          },
        },
        {
          name: 'files: a firm whose rule is to mark sees what nobody scanned, and may open it',
          buses: ['pg'],
          walk: async (stage) => {
            const [olive, bert] = await two(stage, { rule: 'mark' });
            const buffer = Buffer.from(`letter: ${unanswered}`);
            await pick(olive.page, { name: 'letter.txt', mimeType: 'text/plain', buffer });
            await tray(olive.page).getByText('Not scanned').waitFor();
            await sendWith(olive.page, 'With a mark');
            const message = article(bert.page, 'With a mark');
            await message.getByText('Not scanned', { exact: true }).waitFor();
            await message.getByText(/gave no answer when it was sent/).waitFor();
            const saved = bert.page.waitForEvent('download');
            await message.getByRole('button', { name: 'Download letter.txt' }).click();
            mustBe('the name', (await saved).suggestedFilename(), 'letter.txt');
          },
        },
      ];

export const fileJourneys: Journey[] = [
  ...scannerJourneys,
  {
    name: 'files: an upload outlives the page, goes on where it was, and is sent once; a sent one does not come back',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await two(stage);
      const parts: string[] = [];
      let isBroken = true;
      await olive.page.route('**/api/uploads/*', async (route) => {
        const request = route.request();
        if (request.method() !== 'PATCH') return route.continue();
        const offset = request.headers()['upload-offset'] ?? '';
        // The first part arrives; the second hangs until the page is gone.
        if (isBroken && offset !== '0') return;
        parts.push(offset);
        return route.continue();
      });
      await pick(
        olive.page,
        { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.alloc(9_000_000, 'words ') },
        { name: 'short.txt', mimeType: 'text/plain', buffer: Buffer.from('words') },
      );
      await eventually(
        'both on the server as far as they go',
        async () => parts.length,
        (count) => count === 2,
      );
      await tray(olive.page)
        .getByRole('progressbar', { name: /long\.txt/ })
        .and(olive.page.locator('[aria-valuenow="58"]'))
        .waitFor();
      await eventually(
        'the short one',
        () => tray(olive.page).getByRole('button', { name: 'Remove short.txt' }).count(),
        (count) => count === 1,
      );
      isBroken = false;
      await olive.page.reload();
      await tray(olive.page).getByRole('button', { name: 'Remove long.txt' }).waitFor();
      // The second part may be tried once more by the page that goes; what had arrived is not sent again.
      mustBe('times that a file was begun', parts.filter((offset) => offset === '0').length, 2);
      mustBe('where it went on', [...new Set(parts)].join(), '0,5242880');
      await sendWith(olive.page, 'After the reload');
      const message = article(bert.page, 'After the reload');
      await eventually(
        'its files',
        () => message.getByRole('button', { name: /^Download/ }).count(),
        (count) => count === 2,
      );
      await olive.page.reload();
      await article(olive.page, 'After the reload').waitFor();
      mustBe('files that wait', await tray(olive.page).count(), 0);
    },
  },
  {
    name: 'an upload that the network broke goes on by itself, and several go at once',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await two(stage);
      let broken = 0;
      await olive.page.route('**/api/uploads/*', async (route) => {
        if (route.request().method() !== 'PATCH' || broken >= 2) return route.continue();
        broken += 1;
        return route.fulfill({ status: 503, body: '' });
      });
      const file = (name: string): Upload => ({ name, mimeType: 'text/plain', buffer: Buffer.alloc(6_000_000, 'words ') });
      await pick(olive.page, file('first.txt'), file('second.txt'), file('third.txt'));
      await eventually(
        'three files',
        () => tray(olive.page).getByRole('listitem').count(),
        (count) => count === 3,
      );
      await tray(olive.page)
        .getByRole('button', { name: 'Remove third.txt' })
        .or(tray(olive.page).getByRole('button', { name: 'Cancel third.txt' }))
        .click();
      await sendWith(olive.page, 'Two of them');
      mustBe('parts that were refused', broken, 2);
      for (const name of ['first.txt', 'second.txt']) await article(bert.page, 'Two of them').getByText(name).waitFor();
      mustBe(
        'files of the message',
        await article(bert.page, 'Two of them')
          .getByRole('button', { name: /^Download/ })
          .count(),
        2,
      );
    },
  },
  {
    name: 'a PDF is read in place and downloaded by a link that is nobody else’s; pages and programs never run',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await two(stage);
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="ran"</script></svg>';
      await pick(
        olive.page,
        { name: 'minutes.pdf', mimeType: 'application/pdf', buffer: pdf('Hello harbour') },
        { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) },
        { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>document.title="ran"</script>') },
      );
      await sendWith(olive.page, 'The papers');
      const message = article(bert.page, 'The papers');
      await message.getByRole('button', { name: 'Open minutes.pdf' }).click();
      const viewer = bert.page.getByRole('dialog', { name: 'minutes.pdf' });
      await viewer.getByText('Page 1 of 1').waitFor();
      await eventually(
        'ink on the page',
        () =>
          viewer.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
            const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
            return [...data].some((value, index) => index % 4 === 0 && value < 100 && data[index + 3] === 255);
          }),
        Boolean,
      );
      const problems: string[] = [];
      await lookOver(bert.page, 'PDF viewer', problems);
      await bert.page.keyboard.press('Escape');
      if (problems.length > 0) throw new Error(problems.join('\n'));
      for (const name of ['logo.svg', 'page.html']) {
        const saved = bert.page.waitForEvent('download');
        await message.getByRole('button', { name: `Download ${name}` }).click();
        mustBe('the name', (await saved).suggestedFilename(), name);
        const url = (await saved).url();
        const answer = await bert.page.request.get(url);
        const headers = answer.headers();
        mustBe('type', headers['content-type'], 'application/octet-stream');
        mustBe('not guessed', headers['x-content-type-options'], 'nosniff');
        mustBe('downloaded', headers['content-disposition']?.startsWith('attachment'), true);
        mustBe('somebody else with the link', (await olive.page.request.get(url)).status(), 404);
        mustBe('without the link', (await bert.page.request.get(url.split('?')[0] ?? '')).status(), 404);
      }
    },
  },
  {
    name: 'pictures are looked at closely, and a channel’s files are found by kind and name',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await two(stage);
      const { default: sharp } = await import('sharp');
      const picture = (colour: string) =>
        sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
          .png()
          .toBuffer();
      await pick(
        olive.page,
        { name: 'quay.png', mimeType: 'image/png', buffer: await picture('#2a7f62') },
        { name: 'mole.png', mimeType: 'image/png', buffer: await picture('#7f2a62') },
        { name: 'tide table.txt', mimeType: 'text/plain', buffer: Buffer.from('high water') },
      );
      await sendWith(olive.page, 'By the water');
      await article(bert.page, 'By the water').getByRole('button', { name: 'Open quay.png' }).click();
      await bert.page.getByRole('dialog', { name: 'quay.png' }).waitFor();
      await bert.page.getByRole('button', { name: 'Zoom in' }).click();
      await bert.page.keyboard.press('ArrowRight');
      await bert.page.getByRole('dialog', { name: 'mole.png' }).waitFor();
      await bert.page.keyboard.press('Escape');
      await bert.page.getByRole('button', { name: 'Details' }).first().click();
      await bert.page.getByRole('tab', { name: 'Files' }).click();
      const files = bert.page.getByRole('list', { name: 'Files', exact: true });
      await eventually(
        'all files',
        () => files.getByRole('listitem').count(),
        (count) => count === 3,
      );
      await bert.page.getByRole('button', { name: 'Pictures' }).click();
      await eventually(
        'the pictures',
        () => files.getByRole('listitem').count(),
        (count) => count === 2,
      );
      await bert.page.getByRole('searchbox', { name: 'Search by name' }).fill('quay');
      await eventually(
        'by name',
        () => files.getByRole('listitem').count(),
        (count) => count === 1,
      );
      await files.getByRole('link', { name: /quay/ }).click();
      await article(bert.page, 'By the water').waitFor();
    },
  },
  {
    name: 'a voice message is recorded, heard first, and played by the other',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await two(stage);
      await olive.page.getByRole('button', { name: 'Record a voice message' }).click();
      const dialog = olive.page.getByRole('dialog', { name: 'Voice message' });
      await dialog.getByRole('timer').filter({ hasText: '0:01' }).waitFor();
      await dialog.getByRole('button', { name: 'Stop recording' }).click();
      await dialog.getByLabel('Play Voice message').waitFor();
      await dialog.getByRole('button', { name: 'Add to the message' }).click();
      await sendWith(olive.page, 'Listen');
      const player = article(bert.page, 'Listen').locator('audio');
      await player.waitFor();
      await eventually(
        'sound',
        () => player.evaluate((audio: HTMLAudioElement) => audio.readyState),
        (state) => state >= 1,
      );
    },
  },
];
