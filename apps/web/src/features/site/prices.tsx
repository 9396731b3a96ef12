import Link from 'next/link';
import { buttonClass } from '@/ui/button-class';

const plans = [
  { name: 'Free', price: '€0', per: 'for as long as you like', seats: 'Up to 10 people', storage: '5 GB together' },
  { name: 'Team', price: '€4', per: 'per person and month', seats: 'Up to 100 people', storage: '10 GB per person' },
  { name: 'Business', price: '€7', per: 'per person and month', seats: 'Up to 300 people', storage: '50 GB per person' },
];

export function Prices() {
  return (
    <section id="prices" className="mx-auto max-w-[1180px] scroll-mt-6 px-4 pt-24 sm:px-6">
      <h2 className="place text-[2rem] leading-tight sm:text-[2.5rem]">Three prices, one product</h2>
      <p className="max-w-[60ch] pt-3 text-lg text-ink-2">
        Every plan has every feature: the archive, the rules and the audit too. You pay for people and room. Guests are free.
      </p>
      <div className="mt-9 grid border-y border-line md:grid-cols-3">
        {plans.map((plan) => (
          <div key={plan.name} className="border-line py-7 not-first:max-md:border-t md:px-8 md:not-first:border-s md:first:ps-0">
            <h3 className="place text-2xl">{plan.name}</h3>
            <p className="flex items-baseline gap-2 pt-3">
              <span data-figures="" className="font-serif text-[2.75rem] leading-none font-[480] tracking-[-0.02em]">
                {plan.price}
              </span>
              <span className="text-ink-3">{plan.per}</span>
            </p>
            <ul className="pt-4 text-ink-2">
              <li>{plan.seats}</li>
              <li>{plan.storage}</li>
              <li>All features</li>
            </ul>
          </div>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3 pt-7">
        <Link href="/signup" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          Create a workspace
        </Link>
        <p className="text-ink-3">You start on Free. While Parley is young, nobody is charged at all.</p>
      </div>
    </section>
  );
}
