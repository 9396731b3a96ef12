/** #new-business: who rang, who follows up. */
export const newBusiness = `
== 19
10:40 aisha Enquiry: couple in their fifties, recommended by the Barrows. Pension pots all over the place, "seven, maybe eight". Who?
  > 10:45 maya Mine, please.
== 18
15:15 leo Enquiry by the website: dentist, selling her practice in a year. Asked three very good questions.
  > 15:20 ana I would like her. Could you send me the questions?
== 16
11:05 aisha The couple with seven, maybe eight pots: it is eleven.
  + 😂 maya sofia yuki
== 15
09:25 tomas Pell & Moss asked whether we would speak at their winter seminar. Twenty minutes on gifts to children. @{oscar} and @{maya}, shall you two?
  > 09:40 oscar Happily. Maya does the families, I do the lenders.
  > 09:44 maya Done.
== 13
14:00 leo Pipeline, in short:
  | - 9 first meetings booked
  | - 4 letters out, 2 of them from Sofia's blocks
  | - 3 waiting for papers
  | - 1 gone quiet (Marsh, second reminder sent)
  + 👍 tomas ana ellen
== 11
10:50 ana The dentist signs. Her reason: "you asked what I want to do on Tuesdays".
  + 🎉 tomas ellen aisha leo maya
== 9
16:15 david First meeting with the Adlers went long. They do not need us, honestly, and I told them so. They will send their daughter.
  + ❤️ ellen ana tomas
== 7
09:50 aisha Marsh is back. He was in Portugal without a phone, on purpose.
  + 🏖️ leo
== 6
13:20 maya Couple with eleven pots: now two pots. They cried a little. I had tissues.
  + 👏 sofia yuki ana
== 4
11:15 leo Enquiry: charity with a £2.1 m reserve, wants a written tender by the 15th. Their questions are attached.
  @ Tender questions.pdf
  > 11:30 tomas Yes. Hamish leads, Sofia writes, Nora reads. Kick-off on [[w+1]].
  > 11:42 sofia Questions 4 to 9 we can answer from the outcomes paper.
== 3
14:35 hamish Tender: I have drafted question 1 to 3. Our honest answer to "what makes you different" is half a page, and I cut it twice.
  + ✂️ sofia
== 1
15:40 oscar Seminar at Pell & Moss: 34 people, 6 cards, one man who wanted to argue about inheritance tax for an hour.
  > 15:44 maya I gave him Tomas's card.
  + 😂 tomas ana leo
== 0
09:10 aisha Two calls from the seminar already. Both want Maya, both are fine with waiting.
09:41 leo @{ana} the dentist asks whether you could do [[w+1]] at nine instead of ten.
`;
