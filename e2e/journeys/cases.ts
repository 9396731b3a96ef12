import { newId } from '@parley/core/id';
import { editMessage } from '@parley/core/message/change-message';
import { sendMessage } from '@parley/core/message/send-message';
import { buildDirect, buildMember, buildTenant } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { choosePerson } from '../lib/people.ts';
import { spoil, takeExport, verdictOf } from '../lib/taken-export.ts';
import { visitAs } from '../lib/visit-as.ts';
import { lookOver } from './look.ts';

/** Opens a case about Ana's conversations, or asks for one again. */
async function fillCase(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Open a case' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Complaint of a client');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('A client says that she was promised a return of five percent.');
  await choosePerson(dialog, 'Whose messages', 'Ana Adviser');
  await dialog.getByText('1 other person can approve it.').waitFor();
}

const decide = async (page: Page, act: 'Approve' | 'Refuse', note: string) => {
  await page.getByRole('link', { name: 'Complaint of a client' }).click();
  const decision = page.getByRole('region', { name: 'Your decision' });
  await decision.getByText('she was promised a return').waitFor();
  await decision.getByRole('textbox', { name: 'Note' }).fill(note);
  await decision.getByRole('button', { name: act }).click();
};

export const caseJourneys: Journey[] = [
  {
    name: 'a case is opened, refused, asked for again, approved by a colleague, searched, read with former versions, exported and verified, and closed',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const firm = await buildTenant({ marker: 'Olive' });
      const [judge, ana, ben] = await Promise.all([
        buildMember(firm, { name: 'Jude Partner', granted: ['archive'] }),
        buildMember(firm, { name: 'Ana Adviser' }),
        buildMember(firm, { name: 'Ben Broker' }),
      ]);
      const channelId = await buildDirect(ana, [ben]);
      const { message } = await sendMessage(ana, { clientId: newId(), channelId, body: 'I promised her five percent.' });
      await editMessage(ana, { messageId: message.id, body: 'I told her that returns vary.' });
      const [{ page: asks }, { page: decides }, { page: told }] = await Promise.all([
        visitAs(stage, firm.owner, null),
        visitAs(stage, judge, null),
        visitAs(stage, ana, null),
      ]);
      const problems: string[] = [];

      await asks.goto(`/${firm.slug}/admin/cases`);
      await asks.getByText('No cases').waitFor();
      await asks.getByRole('button', { name: 'Open a case' }).click();
      await fillCase(asks);
      await lookOver(asks, 'the dialog of a case', problems);
      await asks.getByRole('button', { name: 'Ask for approval' }).click();
      await asks.getByText('Somebody else has to approve this').waitFor();
      mustBe('tabs before approval', await asks.getByRole('tab', { name: 'Search' }).count(), 0);

      await decides.goto(`/${firm.slug}/admin/cases`);
      await decide(decides, 'Refuse', 'Say until when.');
      await decides.getByText('Say until when.').first().waitFor();
      await asks.reload();
      await asks.getByText('Jude Partner refused this').waitFor();
      await asks.getByRole('button', { name: 'Change', exact: true }).click();
      await asks.getByRole('button', { name: 'Ask again' }).click();
      await asks.getByText('Somebody else has to approve this').waitFor();
      await decides.goto(`/${firm.slug}/admin/cases`);
      await decide(decides, 'Approve', 'Go ahead.');
      await decides.getByText('You are not one of them.').waitFor();
      mustBe('tabs of whoever approved', await decides.getByRole('tab', { name: 'Search' }).count(), 0);

      // Found by what it said before its edit.
      await asks.reload();
      await asks.getByRole('tab', { name: 'Search' }).click();
      await asks.getByRole('textbox', { name: 'Words' }).fill('promised');
      await asks.getByRole('button', { name: 'Search', exact: true }).click();
      const hit = asks.getByRole('list', { name: 'Results' }).getByRole('article');
      await hit.getByText('I told her that returns vary.').waitFor();
      await hit.getByText('I promised her five percent.').waitFor();
      await hit.focus();
      await asks.keyboard.press('r');
      await hit.getByRole('button', { name: 'Relevant', exact: true, pressed: true }).waitFor();
      await lookOver(asks, 'what a search in a case found', problems);
      await hit.getByRole('button', { name: 'Read in context' }).click();
      const conversation = asks.getByRole('dialog', { name: 'Conversation of Ana Adviser, Ben Broker' });
      await conversation.getByText('I promised her five percent.').waitFor();
      await conversation.getByText('Could be seen by Ana Adviser and Ben Broker').waitFor();
      await lookOver(asks, 'a conversation in a case', problems);
      await asks.keyboard.press('Escape');

      // All of it is in the log, for the colleague too.
      await decides.getByRole('tab', { name: 'What was done' }).click();
      const log = decides.getByRole('list', { name: 'What was done' });
      await log.getByText('searched in the case').waitFor();
      await log.getByText('read a conversation in the case').waitFor();

      await asks.getByRole('tab', { name: 'Overview' }).click();
      await asks.getByRole('button', { name: 'Keep everything in this scope' }).click();
      await asks.getByText('Everything in this scope is kept by a hold.').waitFor();

      await asks.getByRole('button', { name: 'Export this case' }).click();
      await asks.getByRole('link', { name: 'See it under Archive' }).click();
      await asks.getByRole('list', { name: 'Exports' }).getByText('Ready', { exact: true }).waitFor();
      const dir = await takeExport(asks);
      mustBe('the verdict on the case as it is', (await verdictOf(dir)).code, 0);
      await spoil(dir, 'promised her five', 'promised her nine');

      await asks.goBack();
      await asks.getByRole('button', { name: 'Close the case' }).click();
      await asks.getByRole('alertdialog').getByRole('button', { name: 'Close it' }).click();
      await asks.getByText('Nothing can be read in it any more. The people it was about were told.').waitFor();
      mustBe('tabs of a case that is over', await asks.getByRole('tab', { name: 'Search' }).count(), 0);
      await told.goto(`/${firm.slug}/settings`);
      await told.getByRole('list', { name: 'Cases about your messages' }).getByText('Your messages of all days').waitFor();
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
];
