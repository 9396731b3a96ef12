import type { BannerView } from '@parley/contract/label';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';
import { throttle } from '../identity/throttle.ts';
import { requireClean } from '../inspect/inspect.ts';
import { requireAllowed } from '../policy/decide.ts';
import { announceLabels } from './announce-labels.ts';
import { readBanner } from './held-labels.ts';

type Wanted = Omit<BannerView, 'setAt'>;

/** Says something at the top of everybody's chat; null takes it down. Another text shows again to whoever had closed the former. */
export async function setBanner(actor: Actor, { banner }: { banner: Wanted | null }): Promise<{ banner: BannerView | null }> {
  requireAllowed(actor, 'rules.manage', null);
  const { tenantId, memberId } = actor;
  await throttle('label.member', `${tenantId} ${memberId}`);
  if (banner) requireClean({ text: banner.text }, { door: 'message' });
  await requireWithinRules(actor, [banner?.text ?? ''], { door: 'workspace' });
  const after = await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const before = factsOf(await readBanner(tx, tenantId));
    if (JSON.stringify(before) !== JSON.stringify(factsOf(banner))) {
      await tx.banner.deleteMany({});
      if (banner) await tx.banner.create({ data: { ...banner, tenantId, setBy: memberId } });
      await recordAct(tx, actor, { type: banner ? 'banner.set' : 'banner.removed', details: { before, after: factsOf(banner) } });
    }
    return readBanner(tx, tenantId);
  });
  await announceLabels(tenantId);
  return { banner: after };
}

const factsOf = (banner: Wanted | null) =>
  banner && { text: banner.text, color: banner.color, isDismissible: banner.isDismissible };
