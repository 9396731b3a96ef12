import { planNames, plans, trialDays } from '@parley/contract/plans';
import Link from 'next/link';
import { requestLocale, serverTranslations } from '@/lib/i18n/server';
import { buttonClass } from '@/ui/button-class';

export async function Prices() {
  const t = await serverTranslations('site');
  const euros = new Intl.NumberFormat(await requestLocale(), { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  return (
    <section id="prices" className="mx-auto max-w-[1180px] scroll-mt-6 px-4 pt-24 sm:px-6">
      <h2 className="place text-[2rem] leading-tight sm:text-[2.5rem]">{t('pricesTitle')}</h2>
      <p className="max-w-[60ch] pt-3 text-lg text-ink-2">{t('pricesLead')}</p>
      <div className="mt-9 grid border-y border-line md:grid-cols-3">
        {planNames.map((name) => (
          <div key={name} className="border-line py-7 not-first:max-md:border-t md:px-8 md:not-first:border-s md:first:ps-0">
            <h3 className="place text-2xl">{t(`plan.${name}`)}</h3>
            <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 pt-3">
              <span data-figures="" className="font-serif text-[2.75rem] leading-none font-[480] tracking-[-0.02em]">
                {euros.format(plans[name].monthly / 100)}
              </span>
              <span className="text-ink-3">{t(name === 'free' ? 'forever' : 'perPerson')}</span>
            </p>
            <ul className="pt-4 text-ink-2">
              <li>{t('upTo', { count: plans[name].seats })}</li>
              <li>{t(plans[name].perSeat ? 'each' : 'together', { gigabytes: plans[name].storageGb })}</li>
              <li>{t('allFeatures')}</li>
            </ul>
          </div>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3 pt-7">
        <Link href="/signup" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          {t('createWorkspace')}
        </Link>
        <p className="text-ink-3">{t('pricesNote', { days: trialDays })}</p>
      </div>
    </section>
  );
}
