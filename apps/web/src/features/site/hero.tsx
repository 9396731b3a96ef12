import Link from 'next/link';
import { buttonClass } from '@/ui/button-class';

export function Hero() {
  return (
    <section className="mx-auto max-w-[1180px] px-4 pt-[clamp(40px,8vh,88px)] pb-12 sm:px-6 sm:pb-14">
      <h1 className="max-w-[17ch] font-serif text-[clamp(2.5rem,6vw,4.25rem)] leading-[1.04] font-[480] tracking-[-0.025em]">
        Chat that a firm can answer for.
      </h1>
      <p className="max-w-[54ch] pt-5 text-[1.1875rem] leading-[1.55] text-pretty text-ink-2">
        For advisers, clinics, lawyers, accountants and everybody who must one day show what was said. As quick as the chat your
        people use at home; every word kept, in order, under seal.
      </p>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3 pt-7">
        <Link href="/signup" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          Create a workspace
        </Link>
        <p className="text-ink-3">Free up to 10 people. No card.</p>
      </div>
    </section>
  );
}
