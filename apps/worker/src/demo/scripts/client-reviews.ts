/** #client-reviews: one thread per client. The names are invented, and so are the figures. */
export const clientReviews = `
== 19
08:52 tomas Review season. Same rule as last year: **one thread per client**, the pack goes into the thread's first message, and decisions are written down there, not in the corridor.
  + 👍 maya david ana sofia yuki
09:14 maya *Aldous & Ines Barrow*: joint review on [[w+6]]. He retires in March, so the question is whether the drawdown plan survives a bad first year.
  @ Barrow cash flow.png
  > 09:26 jun I ran it with 2008 as the first year. It survives if they hold 18 months of spending in cash, not 12.
  > 09:31 maya That is the sentence I needed. She sleeps badly when markets fall; 18 months it is.
  > 10:02 ana Please put the essential / nice-to-have split on page one. Mr Barrow reads page one and trusts us with the rest.
  + 👍 maya
  > +1 09:40 maya Done, draft is in the client folder.
11:20 david *Fairweather Trust*: the beneficiaries want income, the deed wants capital kept. Does anyone remember how we solved it for the Pelhams?
  > 11:34 ana Split mandate: two pots, written target for each, one page that the trustees sign every year. Sofia has the template.
  > 11:41 sofia Sent it to you, David. Mind clause 4, it was specific to the Pelhams.
  > 11:44 david Thank you both.
15:05 sofia Pack checklist for everyone, because three packs came back yesterday:
  | 1. risk questionnaire dated within 12 months
  | 2. charges in pounds *and* per cent
  | 3. the client's objective **in the client's words**
  | 4. valuation date on every page
  + 🙏 maya david
  + ✅ nora
== 18
09:05 yuki *Mr Okonkwo-Bell*: his risk questionnaire is 14 months old. Do I send a new one, or do we do it in the meeting?
  > 09:12 nora In the meeting, with him answering aloud. Note his words, not the scores alone.
  > 09:15 yuki Will do, thank you!
14:22 maya *Dr Lindgren*: she sold the practice, completion next week. Proceeds about £640,000. Cash for now, please nobody phone her about funds before she has had her holiday.
  + 😄 ana tomas
  > 14:30 tomas Agreed. FSCS limits though, where does it sit?
  > 14:38 maya Three banks and a gilt fund for the tax bill due in January. Table is in the file note.
== 17
10:10 ana *The Harcourts*: annual allowance used in full, carry forward from three years ago expires on 5 April. I propose £38,200 gross before Christmas.
  > 10:24 sofia Checked against the statements: £38,450 is available, so you are inside it.
  > 10:27 ana Perfect. Letter drafted, Nora, could you have a look when you have a moment?
  > 11:15 nora Read it. Good. One word: "should" in paragraph 3 promises too much, "may" is honest.
  + 😅 ana
  > 11:17 ana Changed.
16:40 david *Mrs Ashdown* rang. Her brother told her that annuities are "a swindle". Meeting moved to [[w+3]], I will bring both sets of numbers on paper.
  > 16:52 oscar Current single-life level at 71 is the best I have seen in years. Happy to sit in for ten minutes.
  > 16:55 david Yes please.
== 16
09:33 jun For the review packs: model portfolio returns to the end of last month are in the shared sheet. The 12-month column was wrong in the first version, reload it if you opened it before nine.
  ~ 09:41 For the review packs: model portfolio returns to the end of last month are in the shared sheet. The 12-month column was wrong in the version from before 09:30, so please reload it.
  + 👍 sofia yuki maya
11:48 maya *Barrow* done. They chose 18 months of cash without my saying a word, she read page one and said "that one".
  + 🎉 ana jun tomas sofia
  > 11:55 jun :) The chart earned its keep.
== 15
10:02 tomas *Pemberton-Vale*, our largest family: three generations at the table on [[w+4]]. I want one page per person and one page for the family. Who has capacity?
  > 10:08 sofia I can take four of the seven.
  > 10:09 yuki I would love to do the other three, if somebody checks them.
  > 10:12 ana I check. Yuki, let us start with the grandson, his is the simplest.
  + ❤️ yuki
14:17 david *Mrs Ashdown*: she took half as annuity, half stays invested. Her words: "so the gas is paid whatever happens". File note is up.
  + 👏 tomas oscar ana
== 14
09:21 maya *Mr & Mrs Oyelaran*: they want to give their daughter £90,000 for a flat. Gift, loan or trust? She is getting married in June.
  > 09:40 oscar From the lender's side: a gift with a signed letter is simplest. A loan counts against her affordability.
  > 09:52 tomas From the family's side: ask what should happen if the marriage does not last. Nobody asks, everybody thinks it.
  > 10:15 maya Asked. Long silence, then a good conversation. They are seeing Harriet at Pell & Moss about a declaration of trust.
  + 👍 tomas oscar ana
15:50 sofia Packs for next week: 11 of 14 ready. Missing: Sinclair (valuation), Abara (questionnaire), Whitcombe (transfer value from Calder).
== 13
11:06 ana *Abara*: questionnaire came back, and the answer to question 7 contradicts question 3. I will ask her on the phone and not average it.
  + 💯 nora
13:30 leo Mr Sinclair's platform valuation arrived, saved in his folder.
  > 13:34 sofia Thank you Leo, pack is complete.
== 12
09:15 maya *Whitcombe*: first look at the numbers. The old final-salary scheme is the heart of it, everything else is details. @{jun} could you model staying in against transferring, no favourite please?
  > 09:31 jun On it. Inflation at 2.5 and at 4?
  > 09:33 maya Both, and one where he lives to 97 like his father.
  > 16:10 jun Sheet is in the folder. In short: staying in wins in two of three, transfer wins only if both die early.
  > 16:24 maya So we recommend that he stays, unless the bequest matters more to him than I think. Thank you.
14:45 david *Kessler*: wants to put "a little" into his nephew's start-up. A little is £120,000.
  > 14:51 ana What share of his liquid wealth?
  > 14:53 david 31 %.
  > 14:55 ana Then the meeting is about the 31, not about the nephew.
  + 🎯 maya david tomas
== 11
10:30 tomas *Pemberton-Vale* took three and a half hours and nobody left the table. The family page was passed around twice. Yuki, the grandmother asked who wrote hers.
  + 🎉 yuki ana sofia maya ellen
  > 10:34 yuki Oh! I am very happy.
  > 10:36 ana Well earned.
16:12 nora A reminder while it is quiet: if a client says "just this once", that is exactly when the file note gets a second paragraph.
  + 👍 david ana
== 10
09:08 oscar *Tennant*: remortgage and review on the same day, [[w+2]]. Fixed for five at 4.19 %, saves them £212 a month. I would like to say so before the pension talk, it relaxes people.
  > 09:20 maya Do. Then I start with "what would you like to do with 212 pounds".
14:33 sofia The new pack template is live. Fonts are bigger, the risk page comes before the returns page, and there is room for the client's own words.
  @ Review pack template.pdf
  + 😍 maya yuki
  + 👍 nora tomas
  > 14:41 ellen The best two pages we have made in years. Thank you, Sofia.
== 9
11:19 david *Kessler*: we looked at the 31 % together. He is putting in £25,000 and keeps his friendship with his nephew.
  + 👏 ana maya nora
15:27 maya *Dr Lindgren* is back, brown and cheerful. First meeting [[w+5]].
== 8
10:41 ana *Abara*: she meant question 7 about her children's money and question 3 about her own. Two plans, two risk profiles. Glad I asked.
  + 💡 yuki sofia
13:15 yuki Is there a short way to explain sequence risk? Mr Sinclair's daughter asked me yesterday and I drew on a napkin.
  > 13:24 jun Same returns, other order, other ending. Show her this:
  | ~~~python
  | good_first = [0.12, 0.08, 0.03, -0.09, -0.15]
  | bad_first = list(reversed(good_first))
  | for path in (good_first, bad_first):
  |     pot = 500_000
  |     for r in path:
  |         pot = pot * (1 + r) - 25_000
  |     print(round(pot))
  | ~~~
  + 🤯 yuki
  > 13:29 yuki It differs by more than a year of spending! I keep the napkin and the script.
== 7
09:36 tomas *Sinclair*: the daughter holds the power of attorney now, registered copy is with Leo. From today she is copied on everything, with his blessing in writing.
  > 09:50 leo Recorded, and the letter of authority is on file.
14:02 maya *Oyelaran*: deed signed at Pell & Moss. The daughter exchanges on [[w+3]].
  + 🏠 oscar aisha
== 6
10:25 sofia Whitcombe pack, draft 1: everything but the transfer value. Calder says "this week".
  > 10:31 maya Thank you. I read it tonight.
15:44 david *Fairweather Trust*: both trustees signed the split mandate. Two pots, two pages, no drama.
  + 🙌 ana sofia
== 5
09:18 maya *Dr Lindgren*: she wants a third in something that does visible good, and does not want the word "impact" in the report.
  + 😂 tomas ana
  > 09:29 hamish There are two funds I would defend in front of anyone. Note to you by noon.
  > 12:05 hamish Note sent. One social bond fund, one forestry trust. Both boring, both real.
16:20 nora Sampled four files from this month: Barrow, Ashdown, Kessler, Abara. No findings. Barrow's file note could be shown to a class.
  + 🎉 maya ellen tomas
== 4
10:50 ana *The Harcourts*: contribution went through, relief confirmed. Carry forward used to the pound.
  + 👍 sofia
14:09 tomas *Whitcombe* again: Mrs Whitcombe rang. She is the one who worries; please let us have **one** number when we talk to them, and the date it belongs to.
  > 14:15 maya Yes. I will not show three scenarios before the one.
== 3
09:12 yuki Mr Okonkwo-Bell answered aloud and changed two of his answers when he heard himself. His words are in the note.
  + 👍 nora ana
15:31 oscar *Tennant* completed this morning. £212 a month goes into their ISA by standing order. They sent biscuits, they are in the kitchen.
  + 🍪 grace leo aisha jun
== 2
11:02 sofia Packs for the last week of reviews: 9 of 9 ready except Whitcombe.
16:42 maya Draft pack for the **Whitcombe** review is up. Two open points: the pension transfer value and whether we rebalance before or after the ISA top-up.
  @ Whitcombe review – draft 2.pdf
  > +1 08:31 tomas After the top-up. Otherwise we sell what we buy back on Monday.
  > +1 08:40 ana Agreed. I’ve asked Calder for the value as of yesterday.
  + 👌 maya tomas
  > +1 16:05 sofia Page 6 has the new fee table, in pounds and per cent.
  > +2 08:24 maya Thank you both. Draft 3 follows as soon as the value is in.
16:51 jun The rebalance script from last quarter still holds; only the threshold moved:
  | ~~~ts
  | const drift = holdings.map(h => Math.abs(h.weight - target[h.isin]))
  | if (Math.max(...drift) > 0.035) propose(holdings)   // was 0.05
  | ~~~
  + 👍 maya ana hamish
  + 🧮 yuki
== 1
10:17 david *Mrs Ashdown* sent a card. "The gas is paid, whatever happens." Pinned above my desk.
  + ❤️ ana maya tomas ellen oscar grace
14:48 maya *Dr Lindgren*: signed. A third visible good, no jargon.
  + 🎉 hamish ana
== 0
09:47 tomas @{ana} can you confirm the transfer value with Calder before noon? Mrs Whitcombe rings at 14:00 and I would like one number, not two.
09:58 jun Charts for Whitcombe are final, same axis on both pages now.
  @ Whitcombe scenarios.png
`;
