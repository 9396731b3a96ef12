import { eventually } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { atStripe, figure, subscribe, untilBilling } from '../lib/paying.ts';
import { article, composer, inviteAndJoin, send, signUp } from '../lib/people.ts';

export const billingJourneys: Journey[] = [
  {
    name: 'a firm takes a paid plan, adds a seat with its price told before, does not pay, is read-only, and pays to be back',
    buses: ['pg'],
    walk: async (stage) => {
      const firm = stage.unique('Paying ');
      const olive = await signUp(stage, firm);
      await subscribe(olive, 'Team');
      await atStripe(stage, firm, 'advance', { days: 15 });
      await untilBilling(olive, 'In order');

      await olive.page.goto(`/${olive.slug}/admin/members`);
      await olive.page.getByRole('button', { name: 'Invite people' }).click();
      await olive.page.getByRole('textbox', { name: 'E-mail addresses' }).fill('somebody@firm.example');
      await olive.page.getByText(/1 more seat: €\d+(\.\d\d)? more on your next bill/).waitFor();
      await olive.page.keyboard.press('Escape');
      const bert = await inviteAndJoin(stage, olive, 'Bert Bell');
      await eventually(
        'the next bill has two seats',
        async () => {
          await olive.page.goto(`/${olive.slug}/admin/billing`);
          await olive.page.getByRole('table', { name: 'Next bill' }).waitFor();
          return olive.page.getByRole('rowheader', { name: 'Team, 2 seats', exact: true }).count();
        },
        (count) => count === 1,
        30_000,
      );

      await atStripe(stage, firm, 'decline', { on: true });
      await atStripe(stage, firm, 'advance', { days: 31 });
      await untilBilling(olive, 'Overdue');
      await olive.page.getByText('A bill has not been paid').waitFor();
      await send(bert.page, 'Still writing');
      await article(bert.page, 'Still writing').waitFor();

      await atStripe(stage, firm, 'advance', { days: 15 });
      await untilBilling(olive, 'Read-only');
      await bert.page.reload();
      await bert.page.getByText('This workspace is read-only').first().waitFor();
      await article(bert.page, 'Still writing').waitFor();
      await send(bert.page, 'Not any more');
      await bert.page
        .getByText(/because a bill has not been paid/)
        .first()
        .waitFor();

      await atStripe(stage, firm, 'decline', { on: false });
      await olive.page.getByRole('button', { name: 'Manage payment' }).click();
      await olive.page.getByRole('heading', { name: 'Billing portal' }).waitFor();
      await olive.page.getByRole('textbox', { name: 'Card number' }).fill('4242 4242 4242 4242');
      await olive.page.getByRole('button', { name: 'Use this card' }).click();
      await olive.page.getByText('visa ending in 4242').waitFor();
      await olive.page.getByRole('link', { name: 'Back to Parley' }).click();
      await figure(olive.page, 'In order').waitFor();
      await olive.page.goto(`/${olive.slug}`);
      await composer(olive.page).waitFor();
      await send(olive.page, 'Back again');
      await article(olive.page, 'Back again').waitFor();
    },
  },
  {
    name: 'a change of plan shows its bill first, and a plan that was cancelled can be kept, on a phone too',
    buses: ['pg'],
    walk: async (stage) => {
      const firm = stage.unique('Changing ');
      const olive = await signUp(stage, firm);
      const { page } = olive;
      await page.setViewportSize({ width: 390, height: 844 });
      await subscribe(olive, 'Team', 'HARBOUR20');
      await atStripe(stage, firm, 'advance', { days: 15 });
      await untilBilling(olive, 'In order');
      await page.getByRole('article', { name: 'Business' }).getByRole('button', { name: 'Change to Business' }).click();
      const dialog = page.getByRole('dialog', { name: 'Change to Business' });
      await dialog.getByRole('rowheader', { name: 'To pay now' }).waitFor();
      await dialog.getByRole('rowheader', { name: 'Coupon' }).waitFor();
      await dialog.getByRole('button', { name: 'Change the plan' }).click();
      await figure(page, 'Business').waitFor();
      await page.getByRole('button', { name: 'Cancel the plan' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the plan' }).click();
      await figure(page, 'Ending').waitFor();
      await page.getByRole('button', { name: 'Keep the plan' }).click();
      await figure(page, 'In order').waitFor();
    },
  },
];
