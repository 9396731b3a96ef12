import type { ImportedFile } from '@parley/core/import/imported-workspace';
import { makePdf } from './make-pdf.ts';
import { barChart, floorPlan, harbourView, lineChart } from './make-pictures.ts';

/** What people attach in the demo: real documents and pictures, made on the spot, so that none has to be kept in the repository. */
export async function makeFiles(): Promise<Record<string, ImportedFile>> {
  const years = Array.from({ length: 31 }, (_, year) => year);
  const lost = (year: number, dip: number) => (year < 2 ? 0 : year < 8 ? dip : dip / 3);
  const pot = (growth: number, dip: number) => years.map((year) => 520 * (1 + growth) ** year - 19 * year - lost(year, dip));
  const [cashFlow, drift, attribution, plan, harbour, scenarios] = await Promise.all([
    lineChart([pot(0.031, 0), pot(0.027, 90)]),
    barChart([4.1, -3.8, 3.6, 2.2, -2.9, 1.1, -0.6, 0.4, -0.3, 0.2]),
    barChart([0.7, -1.6, 0.9, 0.3, -0.4, 1.2]),
    floorPlan(),
    harbourView(),
    lineChart([pot(0.034, 0), pot(0.029, 40), pot(0.022, 110)]),
  ]);
  const files = [
    picture('Barrow cash flow.png', cashFlow),
    picture('Drift before and after.png', drift),
    picture('Attribution.png', attribution),
    picture('Desk plan.png', plan),
    picture('harbour.jpg', harbour),
    picture('Whitcombe scenarios.png', scenarios),
    ...Object.entries(documents).map(([name, text]) => ({ name, mime: 'application/pdf', content: makePdf(text) })),
  ];
  return Object.fromEntries(files.map((file) => [file.name, file]));
}

const picture = (
  name: string,
  { content, width, height }: { content: Uint8Array; width: number; height: number },
): ImportedFile => ({
  name,
  mime: name.endsWith('.jpg') ? 'image/jpeg' : 'image/png',
  content,
  width,
  height,
});

const documents: Record<string, string> = {
  'Review pack template.pdf': `# Annual review
Prepared for: .....................................   Valuation date: ...............

In your own words
What matters to you this year:

.......................................................................................
===
# What could go wrong
How far the plan may fall in a bad year, in pounds:
How long the cash buffer lasts:
What we would do, and what we would not do:
===
# What it returned, and what it cost
Return over 1, 3 and 5 years, after all charges:
Charges in pounds and per cent:`,
  'Whitcombe review – draft 2.pdf': `# Whitcombe: annual review, draft 2
Objective, in the client's words:
"That the house stays ours, and that nobody has to explain money to me."

1. Pension: staying in the scheme against transferring
2. ISA: this year's allowance, and the order of the top-up
3. Cash buffer: eighteen months of spending
===
# 1. The pension
Staying in wins in two of three scenarios.
A transfer wins only if both die early.
Transfer value: to be confirmed by Calder Trustees.
===
# 2. The ISA
Top up first, rebalance after; otherwise we sell what we buy back.
===
# 3. Charges
Advice 0.50 %   GBP 2,710
Platform 0.22 %   GBP 1,192
Funds 0.17 %   GBP 921
Total 0.89 %   GBP 4,823`,
  'Vulnerable clients – note.pdf': `# Note: a client who may need more from us
What we noticed, and when:

What we changed because of it:

When we look again:

Who else knows, and that the client agreed:`,
  'Consumer duty – outcomes.pdf': `# Consumer duty: outcomes, second year
What firms of your size should be able to show:
1. that clients understood what they agreed to
2. that the price is fair for what it does
3. that support was there when it was needed
4. that the product still fits`,
  'Tender questions.pdf': `# Invitation to tender: management of reserves
1. Describe your firm and what makes it different.
2. Who would look after us, and who when they are away?
3. How do you agree an objective with trustees?
4. How do you report, and how often?
5. What does it cost, in pounds?
6. Describe a mistake you made, and what changed.`,
  'Fairweather minute.pdf': `# Minute of the trustees
Present: both trustees. In attendance: P. Nair.
Resolved: that the fund be held as two pots, income and capital,
each with its written target, reviewed every year.
Signed by both trustees.`,
  'Transfer value letter.pdf': `# Statement of entitlement
Member: Mr R. Whitcombe
Cash equivalent transfer value: GBP 212,480.16
Guaranteed for three months from the date of calculation.
Calder Trustees, for the trustees of the scheme`,
};
