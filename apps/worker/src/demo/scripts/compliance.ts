/** #compliance: questions asked before, not after. */
export const compliance = `
== 19
09:40 nora Ask here, early and plainly. There are no silly questions before a thing is sent, only after.
  + 👍 ana david maya yuki
== 18
10:12 david A client wants to send me his passport by e-mail. What do I tell him?
  > 10:20 nora The portal, or in person. If it arrives by mail anyway: save to the file, delete the mail, tell him kindly.
  > 10:22 david Clear, thank you.
== 16
14:05 oscar Lender offers us tickets for the rugby. Two seats, about £160.
  > 14:11 nora Over the £100 limit, so declined, with thanks. Please enter it in the gifts register all the same.
  > 14:13 oscar Entered. They are playing badly anyway.
  + 😄 nora tomas
== 15
11:25 aisha Mr Feld's son rang for the balance of his father's account. He knew the date of birth and the address. I said no and felt rude.
  > 11:29 nora You were right, and it is not rude. No authority on file, no balance. Offer to send the form to **the father**.
  + 💯 ana tomas ellen
  > 11:34 aisha Form is in the post.
== 13
15:10 nora New template for vulnerable-client notes. Shorter: what we noticed, what we changed, when we look again.
  @ Vulnerable clients – note.pdf
  + 🙏 maya david aisha
== 12
09:50 jun Can I use real portfolios, without names, to test the drift report?
  > 10:02 nora Weights and ISINs, yes. No names, no dates of birth, no account numbers, and the file stays on our machines.
  > 10:05 jun That is how I have it. Good to have it in writing.
== 10
13:30 maya A podcast invites me to talk about retiring early. Is that a financial promotion?
  > 13:42 nora If you keep to principles and name no product: no. Send me the questions beforehand, and add the usual sentence at the end.
  > 13:50 maya The usual sentence, in my own voice?
  > 13:52 nora In your own voice it is even better.
== 9
16:05 nora Complaints register, this quarter: one, closed in 11 days, upheld in part, £75 and an apology. The cause was a letter that said "guaranteed". We do not use that word.
  + ✅ tomas ana david oscar
== 7
10:45 yuki Do I have to note a call in which nothing was decided?
  > 10:52 nora Two lines. "Rang, asked about X, nothing decided" protects the client and you.
== 6
14:30 tomas Regulator's letter to firms of our size has come: consumer duty, second year. Nothing frightening, but they want *evidence of outcomes*, not policies.
  @ Consumer duty – outcomes.pdf
  > 14:48 nora We have evidence. Review packs with the client's own words are exactly what they mean. I will draft, you read.
  > 15:02 ana Barrow, Ashdown and Abara would be good examples, if they agree.
  > 15:05 nora I will ask them. Nicely.
== 4
09:35 david Client asks whether our chat with him is recorded. What is the honest sentence?
  > 09:41 nora "Yes. We keep what we write, so that you and we can both rely on it."
  + 👏 ellen tomas ana
== 3
11:20 nora Two declarations are in already. Gold star for Leo and Grace.
  + ⭐ grace leo
== 2
15:00 oscar May I tell a client *which* lender is slow, or only that they are slow?
  > 15:09 nora Facts that you can show, yes. Adjectives, no.
== 1
10:10 nora Minutes of the investment committee are filed. The 18-month buffer needs a line in the suitability template, Sofia?
  > 10:16 sofia In by [[w+1]].
== 0
09:22 nora Declarations: 9 of 15. You know who you are, and so do I.
  + 😅 david hamish
`;
