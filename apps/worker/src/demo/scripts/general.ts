/** #general: what concerns everybody. */
export const general = `
== 19
08:30 ellen Good morning, and welcome to this place. From today the firm talks here: clients' matters in #client-reviews, markets in #market-desk, everything about kettles in #office. What is written here is kept, as it should be in our trade.
  + 👋 ana tomas maya jun grace leo yuki
  + 🎉 sofia aisha
08:44 ben Practical: your phone works too, sign in with the same address. If something looks odd, tell me before you tell each other.
  + 👍 david oscar
13:02 aisha The lines were busy this morning: 41 calls, 6 of them for other firms with "Lane" in their name.
  + 😄 leo grace tomas
== 18
09:00 grace Fire drill today at 11:15. It is a drill. It will be loud. Please leave your tea.
  + 🔥 jun
11:31 grace Everyone out in 2 minutes 40. Hamish came back for his tea.
  + 😂 ana tomas maya leo yuki ellen
  > 11:35 hamish It was a very good tea.
== 16
10:00 ellen Numbers for the month, as promised, openly: 14 new client meetings, 6 new clients, none left. Fees were 3 % over plan. The one thing I would like better is how long first letters take, 9 days on average.
  + 👏 ana maya tomas david oscar grace
  > 10:20 sofia Templates are half of it. I have an idea, give me a week.
  > 10:22 ellen You have it.
== 15
15:30 ben Tonight from 19:00 I replace the office router. Wi-Fi is gone for about an hour. Chat works from your phones.
  + 👍 grace leo
== 14
08:50 ben Router replaced. If your printer is shy, switch it off and on.
  > 09:05 leo Mine is very shy.
  > 09:11 ben Coming.
  ~ 09:16 Came. It was switched off at the wall.
== 13
12:15 tomas Yuki passed *Financial planning practice*, the hard one, with distinction!
  + 🎉 ana maya jun sofia ellen david oscar aisha leo grace ben nora hamish
  + 🥳 ana maya
  > 12:18 yuki Thank you everyone!! And thank you Sofia for all the evenings.
  > 12:20 sofia It was mostly you.
== 12
09:30 grace Winter hours from Monday: the front door is locked at 17:45. Side door code has not changed.
== 11
16:00 ellen I am at the regulator's round table tomorrow and reachable after four. Tomas decides what cannot wait.
  + 👍 tomas
== 10
11:11 aisha A client just thanked us for "answering the phone like people". Mr Tennant. I thought you should know.
  + ❤️ leo grace ellen maya ana oscar
14:20 sofia The idea: first letters from four building blocks instead of from a blank page. Trial with @{david} this week went from 9 days to 4.
  + 🚀 ellen tomas ana
  + 👏 david maya yuki
  > 14:33 ellen This is what I hoped for. Everyone from Monday?
  > 14:40 sofia Everyone from Monday, 15 minutes of showing on [[w+2]] at 09:30.
== 8
09:28 sofia Showing the letter blocks in the big room in two minutes.
10:05 maya I would have liked those blocks in 2019.
  + 💯 ana tomas
== 7
13:45 grace The plants man comes tomorrow. Please take your mugs off the window sills, he moves them and then nobody finds them.
== 6
09:10 ben Phishing test results: 15 mails, 1 click, 9 reports. Last time it was 4 clicks. The one who clicked told me within a minute, which is exactly right.
  + 👍 nora ellen grace
== 5
10:00 ellen Save the date: winter supper on the 12th, at the Salt House. Partners, children and one dog welcome. Say yes to Grace.
  + 🎉 ana maya tomas jun leo aisha yuki sofia
  > 10:12 hamish Which dog?
  > 10:14 grace Yours, obviously.
== 4
15:05 leo New hold music is live. It is the sea. Complaints to me, compliments to Aisha.
  + 🌊 ana grace maya
== 3
09:02 nora Annual declarations are open: outside interests, gifts, personal account dealing. Ten minutes each, until [[w+5]]. The link is in your inbox.
  + 👍 tomas ana david
== 2
11:40 ellen The harbour this morning, from my window. This is why nobody works from home on Thursdays.
  @ harbour.jpg
  + 😍 ana maya grace aisha sofia
  + 🌅 tomas jun
== 1
14:10 ellen I am away until Monday, properly away. Tomas has the keys, Nora has the veto.
  + 😄 tomas nora ana
16:20 sofia First letters this week: average 3.5 days.
  + 🎉 tomas maya ana david
== 0
08:55 grace Coffee machine is repaired. Somebody had put hot chocolate into it. We do not need to know who.
  + ☕ ana maya jun leo david
  + 👀 hamish
`;
