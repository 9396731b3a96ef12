/** What is not for everybody: partners, the trustees, and direct conversations. */
export const partners = `
== 18
17:05 ellen Thinking aloud: a second senior planner next year, or a third paraplanner first?
  > 17:20 tomas Paraplanner. Maya and David lose a day a week to packs.
  > 17:31 hamish Agreed, and cheaper to get wrong.
== 15
08:20 tomas Rent review landed: plus 6 % from March. I would counter with 3 and a longer lease.
  > 08:40 ellen Counter with 2.5, settle at 3.
  + 😄 hamish tomas
== 11
18:05 ellen Round table was worth it. They spoke about firms of our size with respect. One sentence stayed: "show us what changed for the client".
  + 👍 ana tomas
== 9
12:10 ana Salary round: my proposals are in the locked folder. Yuki's is the one I feel strongly about.
  > 12:25 ellen Read it. Yes.
  > 12:31 tomas Yes.
  > 12:40 hamish Yes, and overdue.
== 6
09:05 tomas Landlord settled at 3 and five years. Signed copy with Ben.
  + 🎉 ellen hamish ana
== 3
16:50 ellen For January: would you each write half a page on what we should stop doing?
  > 17:02 hamish May mine be a list?
  > 17:04 ellen Especially yours.
== 1
13:55 ellen Off now. Please do not be brave while I am gone.
  + 😂 tomas ana hamish
`;

export const calder = `
== 12
10:20 ana Welcome, Priya. This room is for the matters we share with Calder Trustees: Whitcombe first, Fairweather later. What is written here is kept on our side.
  + 👋 maya tomas
10:34 priya Thank you, Ana. Good to have one place instead of four mail threads.
== 9
11:02 maya Could you ask the scheme for the transfer value of Mr Whitcombe's pension? We need the date it is guaranteed until as well.
  > 11:15 priya Requested today under his authority. They quote ten working days, in my experience it is six.
== 6
09:48 priya Fairweather: the trustees' minute approving the split mandate is attached.
  @ Fairweather minute.pdf
  + 🙏 ana david
== 4
14:20 priya Scheme confirms receipt and promises the value this week.
== 1
10:05 ana Priya, if the value comes today, could you give it as of yesterday's close? Mrs Whitcombe likes a date with her number.
  > 10:12 priya Of course.
16:35 priya Still waiting, I have the direct line of the administrator now and will ring at half past eight.
== 0
09:55 priya 212,480.16 as of [[d-1]], guaranteed for three months. The letter is attached; it is in your case file too.
  @ Transfer value letter.pdf
`;

export const anaMaya = `
== 18
16:20 maya Could you look at my letter to the Oyelarans before it goes? I have read it too often.
16:28 ana Reading. First paragraph is lovely. Third one repeats it.
16:31 maya Third one is gone.
  + 👍 ana
== 14
13:05 ana Coffee? I want to hear how the Barrows took it.
13:06 maya Downstairs in five.
== 9
17:10 maya I said yes to the podcast. Why did I say yes to the podcast?
17:12 ana Because you explain things to people, and they stop being afraid. It is a bit annoying, actually.
  + ❤️ maya
== 5
09:02 ana You are on the list for the planner of the year dinner. I did not do it. It was Ellen.
09:05 maya !!!
== 2
16:58 maya Whitcombe draft 2 is up. Tell me if page 4 is too much.
17:04 ana Page 4 is right. Page 5 says it again, with more adjectives.
17:06 maya Page 5 is gone as well. I see a pattern.
  + 😂 ana
== 0
08:50 maya If Calder send the number before ten, I can have draft 3 by one. Promise.
08:52 ana I will sit on them. Kindly.
`;

export const anaTomas = `
== 16
11:00 tomas Would you take the Pemberton-Vale checking? I trust your eye for what a family will not say.
11:04 ana Yes. Give me Yuki on it, she is ready.
== 11
10:50 tomas You were right about Yuki.
10:51 ana I know :)
== 7
15:15 tomas Sinclair's daughter called twice today. She is frightened, not difficult. Could you ring her? You are better at the first ten minutes.
15:19 ana Ringing her now.
16:02 ana She is all right. She thought the power of attorney makes her pay if we make mistakes. It does not, and now she knows.
  + 🙏 tomas
== 2
08:35 tomas Are you in on Monday? Ellen is away, and I would rather not decide the tender alone.
08:37 ana In, from eight.
== 0
09:44 tomas I am in with the auditors until 11:30. If it burns, knock.
`;

export const anaJun = `
== 17
09:45 jun Do you want the buffer analysis as a chart or as a table?
09:47 ana A chart for the client, the table for me.
== 10
14:55 jun Small thing: may I leave at four on Thursdays? My daughter has swimming.
14:57 ana Of course. How is her backstroke?
14:58 jun Diagonal.
  + 😂 ana
== 4
11:11 ana The drift report saved me half an hour this morning. Thank you.
11:12 jun It was fun to write. There is a ‹--since› now, too.
== 1
17:15 jun Whitcombe charts will be final tomorrow, I want the same axis on both.
17:16 ana Good eye.
`;

export const anaEllen = `
== 13
18:20 ellen Thank you for the way you did the Abara call. Asking, and not averaging.
18:31 ana It was the more interesting answer, too.
== 5
08:15 ellen Could you write the reference for Maya's nomination? Half a page, from the heart, without adjectives.
08:20 ana Those two are hard to combine. By tomorrow.
== 1
13:50 ellen I leave my phone in a drawer. If the building moves, Tomas has the number of the drawer.
13:52 ana Rest, please.
  + ❤️ ellen
`;

export const noraEllen = `
== 12
16:45 nora The factsheet error: entered, no harm, four cover notes. Jun reported it himself within the hour.
16:50 ellen Then it is a good story about Jun.
== 6
15:20 nora May I use the word "proud" in a letter to the regulator?
15:22 ellen Once.
`;

export const paraplanners = `
== 15
10:25 sofia Pemberton-Vale: Yuki takes Theo, Clara and the twins' trust. I take the rest. Ana checks.
10:27 yuki Where do I find Clara's old employer pension?
10:30 sofia Third folder, under her maiden name.
10:33 ana Do not polish. First drafts by Wednesday, then we polish together.
  + 👍 yuki sofia
== 13
09:12 yuki First drafts are in. Be honest, please.
11:40 ana Theo's is very good. Clara's has a number without a date on page 2. The trust page explains trusts, they know what a trust is.
11:44 yuki Fixed, fixed, and shortened.
  + 👏 ana sofia
== 10
16:30 sofia Retrospective in one line: start with the simplest person.
16:33 yuki And put the date next to every number.
== 3
09:40 sofia Suitability template needs the 18-month buffer from next week. I draft, you read?
09:42 yuki Gladly.
== 1
15:10 ana Both of you: the Okonkwo-Bell note is how I want all of them. Thank you.
  + 🥰 yuki sofia
`;

export const mayaTomas = `
== 9
09:31 tomas Lindgren: are you happy to lead alone from now on?
09:35 maya Yes. I will copy you on the first letter.
== 4
14:25 maya Mrs Whitcombe worries about *his* pension and says it is about the ISA. I will leave room for that.
14:29 tomas Exactly.
`;
