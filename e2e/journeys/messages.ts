import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import { newId } from '@parley/core/id';
import type { Page } from 'playwright-core';
import { eventually } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { article, composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

/** A firm of two with a second channel, each at a browser in #general. */
async function openFirm(stage: Stage, options: { narrow?: boolean } = {}) {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant, { name: 'Ana Field' });
  await buildChannel(tenant, { name: 'archive-room', members: [ana] });
  const viewport = options.narrow ? { width: 390, height: 844 } : { width: 1280, height: 860 };
  const at = async (member: BuiltMember) => {
    const { page } = await visitAs(stage, member, 1, { viewport });
    await page.goto(`/${tenant.slug}/c/${tenant.generalId}`);
    await composer(page).waitFor();
    return page;
  };
  const say = (actor: BuiltMember, body: string, more: object = {}) =>
    sendMessage(actor, { clientId: newId(), channelId: tenant.generalId, body, ...more });
  return { tenant, ana, at, say };
}

async function choose(page: Page, text: string | RegExp, item: string | RegExp) {
  await article(page, text).hover();
  await article(page, text).getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

const polls: Journey = {
  name: 'messages: a poll is asked, answered by two people, and closed',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, ana, at, say } = await openFirm(stage);
    await say(ana, '', { extra: { poll: { question: 'Where to?', options: ['Harbour', 'Park'], isMultiple: false } } });
    const [one, two] = await Promise.all([at(tenant.owner), at(ana)]);
    await one.getByRole('button', { name: 'Harbour, 0 votes' }).click();
    await two.getByRole('button', { name: 'Harbour, 1 vote' }).click();
    await one.getByRole('button', { name: 'Harbour, 2 votes' }).waitFor();
    await one.getByRole('button', { name: 'Show who voted' }).click();
    await one
      .getByText(/Ana Field/)
      .last()
      .waitFor();
    await two.getByRole('button', { name: 'Close the poll' }).click();
    await one.getByText('This poll is closed').waitFor();
  },
};

const keeping: Journey = {
  name: 'messages: pinned, saved with a reminder, forwarded, moved, and found where they are',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, at, say } = await openFirm(stage);
    await say(tenant.owner, 'The figures of March');
    const page = await at(tenant.owner);

    await choose(page, 'The figures of March', 'Pin to channel');
    await article(page, 'The figures of March').getByText('Pinned').waitFor();

    await choose(page, 'The figures of March', 'Remind me…');
    await page
      .getByRole('dialog', { name: 'Remind me' })
      .getByRole('button', { name: /^Tomorrow morning/ })
      .click();
    await article(page, 'The figures of March').getByText('Saved for later').waitFor();
    await page.getByRole('navigation', { name: 'Inbox' }).getByRole('link', { name: 'Saved' }).click();
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    await page.getByText(/^Reminds you/).waitFor();
    await page.getByRole('button', { name: 'Mark as done' }).click();
    await page.getByRole('tab', { name: 'Done' }).click();
    await page.getByRole('link', { name: /Firm Owner/ }).click();

    await choose(page, 'The figures of March', 'Forward…');
    const forward = page.getByRole('dialog', { name: 'Forward the message' });
    await forward.getByRole('textbox', { name: 'Find a channel or a person' }).fill('archive');
    await forward.getByRole('radio', { name: '#archive-room' }).check();
    await forward.getByRole('textbox', { name: 'Your comment' }).fill('For the file');
    await forward.getByRole('button', { name: 'Forward' }).click();
    await forward.waitFor({ state: 'detached' });

    await choose(page, 'The figures of March', 'Move to another channel…');
    const move = page.getByRole('dialog', { name: 'Move the message' });
    await move.getByRole('radio', { name: '#archive-room' }).check();
    await move.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByRole('link', { name: 'This message was moved to #archive-room' }).click();
    await page.getByRole('feed', { name: 'Messages in #archive-room' }).waitFor();
    await page.getByText('For the file').waitFor();
    await page.getByRole('link', { name: /^Moved here from #general/ }).waitFor();
  },
};

const acknowledging: Journey = {
  name: 'messages: an acknowledgement is asked, given, and seen in the roster',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, ana, at, say } = await openFirm(stage);
    await say(tenant.owner, 'The new rule');
    const [one, two] = await Promise.all([at(tenant.owner), at(ana)]);
    await choose(one, 'The new rule', 'Require acknowledgement');
    await two.getByRole('button', { name: 'Acknowledge' }).click();
    await two.getByText('You acknowledged this.').waitFor();
    await one.getByText('1 of 1 acknowledged').waitFor();
    await one.getByRole('button', { name: 'Who acknowledged' }).click();
    const roster = one.getByRole('dialog', { name: 'Who acknowledged' });
    await roster.getByText('Everybody has acknowledged.').waitFor();
    await roster.getByRole('tab', { name: 'Acknowledged' }).click();
    await roster.getByText('Ana Field').waitFor();
  },
};

const threads = (narrow: boolean): Journey => ({
  name: `messages: a thread is followed, sent to the channel as well, resolved, and read from the inbox${narrow ? ' on a phone' : ''}`,
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, at, say } = await openFirm(stage, { narrow });
    const { message } = await say(tenant.owner, 'Who has the key?');
    await say(ana, 'I do', { parentId: message.id });
    const page = await at(tenant.owner);
    await page.goto(`/${tenant.slug}/threads`);
    await page.getByRole('button', { name: /1 unread/ }).click();
    const pane = page.getByRole('region', { name: 'Thread' });
    await pane.getByText('I do').waitFor();
    await pane.getByRole('button', { name: 'Following' }).click();
    await pane.getByRole('button', { name: 'Follow', exact: true }).waitFor();
    await pane.getByRole('checkbox', { name: 'Also send to the channel' }).check();
    await pane.getByRole('textbox', { name: 'Reply' }).fill('Thank you, all');
    await pane.getByRole('textbox', { name: 'Reply' }).press('Enter');
    await pane.getByText('Thank you, all').waitFor();
    await pane.getByRole('button', { name: 'Resolve' }).click();
    await pane.getByText('This question is settled.').waitFor();
    await page.goto(`/${tenant.slug}/c/${tenant.generalId}`);
    await article(page, 'Thank you, all').getByRole('button', { name: 'Replied in a thread' }).waitFor();
    await article(page, 'Who has the key?')
      .getByRole('button', { name: /2 replies/ })
      .waitFor();
  },
});

const history: Journey = {
  name: 'messages: every version of an edited message can be read, and a message quoted',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, at, say } = await openFirm(stage);
    await say(tenant.owner, 'the first words');
    const page = await at(tenant.owner);
    await article(page, 'the first words').hover();
    await page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Edit message' }).fill('the second words');
    await page.keyboard.press('Enter');
    await article(page, 'the second words').getByText('(edited)').waitFor();
    await choose(page, 'the second words', 'Edit history');
    const dialog = page.getByRole('dialog', { name: 'Edit history' });
    await dialog.getByText('the first words').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await choose(page, 'the second words', 'Quote');
    await eventually(
      'the quotation',
      () => composer(page).inputValue(),
      (text) => text.startsWith('> the second words'),
    );
  },
};

const snippets: Journey = {
  name: 'messages: shared code is edited, compared in two versions, and commented line by line',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, at, say } = await openFirm(stage);
    await say(tenant.owner, 'const one = 1;\nconst two = 2;', {
      extra: { snippet: { title: 'numbers.ts', language: 'typescript' } },
    });
    const page = await at(tenant.owner);
    const card = page.getByRole('figure', { name: 'Snippet: numbers.ts' });
    await card.locator('span.text-violet').first().waitFor();
    await card.getByRole('button', { name: /^Open with versions/ }).click();
    const dialog = page.getByRole('dialog', { name: 'numbers.ts' });
    await dialog.getByRole('button', { name: 'Edit as a new version' }).click();
    await dialog.getByRole('textbox', { name: 'Code' }).fill('const one = 1;\nconst two = 3;');
    await dialog.getByRole('button', { name: 'Save the version' }).click();
    await dialog.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
    await dialog.getByRole('group', { name: 'Version 1 beside version 2' }).getByText('const two = 2;').waitFor();
    await dialog.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 0 });
    await dialog.getByRole('button', { name: 'Comment on line 2' }).click();
    await dialog.getByRole('textbox', { name: 'Comment on line 2' }).fill('Why three?');
    await dialog.getByRole('button', { name: 'Send the comment' }).click();
    await dialog.getByText('Why three?').waitFor();
  },
};

export const messageJourneys: Journey[] = [polls, keeping, acknowledging, threads(false), threads(true), history, snippets];
