/** #market-desk: the morning note and what people make of it. */
export const marketDesk = `
== 19
08:05 jun **Morning note.** FTSE 100 flat at 9,812, ten-year gilt 4.52 %, sterling 1.331. Quiet until the Bank on Thursday.
  + 👍 hamish ana
08:31 hamish For Thursday: we do not trade on it. If a client asks, the answer is "your plan already assumes both".
  + 💯 tomas maya
15:40 jun Rebalance proposals for the quarter: 23 of 118 portfolios are outside their bands. List in the shared folder.
== 18
08:09 jun **Morning note.** FTSE 9,794 (−0.2 %), gilt 4.55 %, sterling 1.328. Oil up two dollars on the refinery outage.
11:12 hamish The small-cap trust trades at 14 % under its net asset value. I would rather add there than in the index. Thoughts by tomorrow, please.
  > 11:40 ana Liquidity? We hold it in 31 portfolios, and I would not want to be the one who leaves last.
  > 11:52 hamish Fair. Average daily volume covers our position in four days. I would cap it at 3 % per client.
  > 12:10 jun At 3 % we have room in 26 of the 31.
== 17
08:02 jun **Morning note.** FTSE 9,820, gilt 4.54 %. Bank decision at noon, consensus is hold.
12:03 jun Held, 7 to 2. Gilts did not move.
  + 😴 hamish maya
12:20 tomas Two clients have written already. I am using this, feel free to borrow it:
  | > The Bank left rates where they were. Your plan does not depend on guessing the next step, and neither do we.
  + 🙏 david maya aisha
== 16
08:11 jun **Morning note.** FTSE 9,861 (+0.4 %), gilt 4.49 %, sterling 1.334. Supermarkets lead.
14:25 hamish Decision on the small-cap trust: cap 3 %, added in two steps, a week apart. Reasons are in the investment committee file.
  + ✅ nora ana
== 15
08:06 jun **Morning note.** FTSE 9,870, gilt 4.47 %. US payrolls tomorrow.
10:33 yuki Why do our bond funds go up when rates fall? I know the formula, but Mr Bell asked me *why*.
  > 10:41 jun Old bonds pay the old, higher rate. Everyone wants them, so their price rises until they pay what new ones pay.
  > 10:44 yuki So the see-saw is people queueing for the old ones. He will like that.
  + 👍 hamish
== 14
08:08 jun **Morning note.** FTSE 9,843, gilt 4.51 %, sterling 1.329. Payrolls strong, rate cuts priced later.
09:55 jun First step of the rebalance is done: 23 portfolios, 61 trades, all confirmed, none outside the price limits.
  @ Drift before and after.png
  + 🎉 hamish sofia ana
16:02 hamish Good work. Three years ago that took a week.
  ~ 16:05 Good work. Two years ago that took a week, and Jun's predecessor.
== 13
08:04 jun **Morning note.** FTSE 9,855, gilt 4.50 %. Nothing, really. Enjoy it.
  + ☕ maya ana leo
11:47 david A client forwards me a newsletter: "gold to 10,000". What do we hold?
  > 11:53 hamish 2 to 4 % in the balanced models, as ballast. Not because of the newsletter.
  > 11:55 david I will leave out the last half-sentence.
  + 😄 hamish
== 12
08:07 jun **Morning note.** FTSE 9,798 (−0.6 %), gilt 4.56 %. Inflation print tomorrow at seven.
15:15 jun Data fix: the income fund's yield was shown gross in last month's factsheet. Corrected in the template, 12 client packs were affected, Sofia has the list.
  > 15:22 sofia Eight have not gone out. I will reissue the other four with a cover note.
  > 15:30 nora Thank you for saying it the same day. Entry made in the errors register, no client harm.
== 11
07:48 jun **Morning note, early.** Inflation 2.6 %, a tenth under forecast. Gilts up, ten-year 4.46 %, sterling 1.325.
  + 👀 hamish tomas
08:15 hamish Long-dated linkers were the thing to own this morning. We own a few. Please nobody feel clever.
  + 😂 jun maya david ana
== 10
08:05 jun **Morning note.** FTSE 9,902, a record close yesterday. Gilt 4.44 %.
10:20 maya How do you word "record high" without making people want either to buy or to sell?
  > 10:26 tomas "Markets spend a good part of their life near a record. It says little about next year."
  > 10:28 maya Taken.
== 9
08:10 jun **Morning note.** FTSE 9,889, gilt 4.45 %, sterling 1.327. Chip makers fell in New York, about 2 % of our models touch them.
14:08 jun I rewrote the drift report. Run it yourself with ‹npm run drift -- --client SURNAME›, it answers in a second now.
  + 🚀 hamish yuki sofia
== 8
08:03 jun **Morning note.** FTSE 9,871, gilt 4.47 %.
09:50 hamish Second step of the small-cap trust goes in today. Discount is 12 % now, so the first step has paid for lunch.
  > 09:58 tomas Whose lunch?
  > 09:59 hamish The clients'.
  + 👏 ana nora
== 7
08:06 jun **Morning note.** FTSE 9,844 (−0.3 %), gilt 4.49 %, sterling 1.322. Sterling is soft ahead of the budget rumours.
13:35 ana Budget rumours: may I ask that we say nothing about pension tax relief to anybody until it is law? We had seven worried calls last year about something that never came.
  + 💯 tomas maya david nora ellen
== 6
08:09 jun **Morning note.** FTSE 9,835, gilt 4.51 %. Energy down, utilities up.
11:30 oscar Lenders are repricing: two cut their five-year fixes by 0.1 this morning. If you have clients who wait, now is a fair time to stop waiting.
  > 11:44 david The Tennants?
  > 11:46 oscar Locked in on Tuesday, under all of these.
== 5
08:04 jun **Morning note.** FTSE 9,858, gilt 4.48 %, sterling 1.326.
15:20 jun Quarterly attribution, first draft. Half of the difference to the benchmark is one decision: less in large US technology.
  @ Attribution.png
  > 15:41 hamish And we would make it again. Say that in the text, in those words.
  > 15:45 jun Done.
== 4
08:07 jun **Morning note.** FTSE 9,880, gilt 4.46 %. Ex-dividend day for three of our holdings, do not be startled by the prices.
  + 🙏 aisha leo
== 3
08:05 jun **Morning note.** FTSE 9,867, gilt 4.47 %, sterling 1.329. Budget date confirmed: [[w+4]].
10:15 tomas Budget day plan: Jun writes one page by 16:00, Nora reads it, Aisha sends it. Nobody interprets anything before.
  + 👍 jun nora aisha maya
== 2
08:08 jun **Morning note.** FTSE 9,851, gilt 4.50 %.
16:30 hamish For the committee on [[w+1]]: do we still want 4 % in commercial property? I have changed my mind twice today, which is usually a sign.
  > 16:44 ana Of what?
  > 16:46 hamish That 4 % is about right.
  + 😂 ana jun tomas
== 1
08:03 jun **Morning note.** FTSE 9,874 (+0.2 %), gilt 4.48 %, sterling 1.331. Retail sales better than feared.
11:25 hamish Committee: property stays at 4 %, small-cap trust reviewed in January, cash buffer for drawdown clients goes from 12 to 18 months, after what we saw in the Barrow case. Minutes are in the file.
  + ✅ nora ellen tomas
  + 👏 maya
== 0
08:12 jun **Morning note.** FTSE 9,891 (+0.2 %), gilt 4.45 %, sterling 1.333. Nothing on the calendar before noon.
08:40 hamish Two upgrades in insurers this morning. We hold one of them in the income model, no action.
09:15 jun The overnight reconciliation is clean, 118 of 118.
09:36 hamish @{ana} the 18-month buffer: could you tell the advisers which clients it touches before they see it in a report?
`;
