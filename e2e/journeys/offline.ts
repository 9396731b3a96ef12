import type { Journey } from '../lib/journey.ts';
import { afterOutage, eventually, mustBe } from '../lib/expect.ts';
import { article, composer, send, openFirm } from '../lib/people.ts';

/** What happens when the line goes. */
export const offlineJourneys: Journey[] = [
  {
    name: 'a message written offline survives a reload and arrives once',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      await send(olive.page, 'Before the tunnel');
      await article(bert.page, 'Before the tunnel').waitFor();
      const context = olive.page.context();
      await context.setOffline(true);
      await send(olive.page, 'Written in the tunnel');
      await article(olive.page, 'Written in the tunnel').waitFor();
      await olive.page.getByText('No connection').first().waitFor();
      await context.setOffline(false);
      await article(bert.page, 'Written in the tunnel').waitFor({ timeout: afterOutage });
      await olive.page.reload();
      await composer(olive.page).waitFor();
      await article(olive.page, 'Written in the tunnel').waitFor();
      mustBe('how often the reader sees it', await article(bert.page, 'Written in the tunnel').count(), 1);
      mustBe('how often the writer sees it', await article(olive.page, 'Written in the tunnel').count(), 1);
    },
  },
  {
    name: 'what the service did not take before a reload is sent after it',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      // Neither socket nor fallback reaches the service, as behind a broken proxy; the page itself still loads.
      await olive.page.context().route('**/api/realtime/**', (route) => route.abort());
      await olive.page.context().setOffline(true);
      await send(olive.page, 'Kept in the outbox');
      await article(olive.page, 'Kept in the outbox').waitFor();
      await olive.page.context().setOffline(false);
      await olive.page.reload();
      await article(olive.page, 'Kept in the outbox').waitFor();
      await olive.page.context().unroute('**/api/realtime/**');
      await article(bert.page, 'Kept in the outbox').waitFor({ timeout: afterOutage });
    },
  },
  {
    name: 'a draft is still there after looking elsewhere and coming back',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive] = await openFirm(stage);
      await composer(olive.page).fill('Half a thought');
      await olive.page.goto(`/${olive.slug}/settings`);
      await olive.page.getByRole('heading', { name: 'Settings' }).first().waitFor();
      await olive.page.goBack();
      await composer(olive.page).waitFor();
      await eventually(
        'the draft',
        () => composer(olive.page).inputValue(),
        (text) => text === 'Half a thought',
      );
    },
  },
];
