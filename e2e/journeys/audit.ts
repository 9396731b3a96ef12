import { readFileSync } from 'node:fs';
import { createGroup } from '@parley/core/group/change-group';
import { setMemberRole } from '@parley/core/member/change-member';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import type { Journey } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { visitAs } from '../lib/visit-as.ts';

/** The audit log, as an owner reads it. */
export const auditJourneys: Journey[] = [
  {
    name: 'audit log: read, narrowed, linked to and taken along; members see nothing of it',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const kit = await buildMember(tenant, { name: 'Kit Vale' });
      await setMemberRole(tenant.owner, { memberId: kit.memberId, role: 'admin' });
      for (let turn = 1; turn <= 55; turn += 1) await createGroup(tenant.owner, { name: `Desk ${turn}`, memberIds: [] });
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}/admin/audit-log`);
      await page.getByText('looked at the audit log').waitFor();
      await page.getByText('made the group Desk 55').waitFor();
      mustBe('the oldest group before more is asked for', await page.getByText(/made the group Desk 1$/).count(), 0);
      await page.getByRole('button', { name: 'Show older entries' }).click();
      await page.getByText(/made the group Desk 1$/).waitFor();

      await page.getByRole('combobox', { name: 'Kind of act' }).selectOption({ label: 'People' });
      const changed = page.getByRole('listitem').filter({ hasText: 'changed the role of Kit Vale from Member to Admin' });
      await changed.waitFor();
      await page.getByText('made the group Desk 55').waitFor({ state: 'detached' });
      await changed.getByRole('button', { name: 'Show details' }).click();
      await changed.getByText('member.roleChanged').waitFor();

      const saved = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download as CSV' }).click();
      const csv = readFileSync(await (await saved).path(), 'utf8');
      mustBe('the change of role in the file', csv.includes('member.roleChanged'), true);
      mustBe('groups in the file', csv.includes('group.created'), false);

      await page.goto(`/${tenant.slug}/admin/audit-log?entry=1`);
      await page.getByRole('region', { name: 'The entry of this link' }).getByText('opened the workspace').waitFor();

      const lee = await buildMember(tenant, { name: 'Lee Hart' });
      const { page: theirs } = await visitAs(stage, lee, 1);
      await theirs.goto(`/${tenant.slug}/admin/audit-log`);
      await theirs.getByText('Administration is for owners and admins').waitFor();
      const answer = await theirs.request.get(`/api/audit?workspace=${tenant.slug}&format=csv`);
      mustBe('the file for a member', answer.status(), 403);
    },
  },
];
