/** Bramble Clinic: a second, smaller firm. */
export const brambleGeneral = `
== 12
08:20 imogen Morning all. New here, so: rota questions to Rafael, clinical ones to me, birthdays to Lotte.
  + 👋 hana samir lotte
== 11
09:05 lotte Room 2 is double-booked at 14:00, Hana and Samir. Who moves?
  > 09:08 samir I can start at half past.
  > 09:09 hana You are an angel.
== 9
12:30 rafael Flu clinic numbers: 86 on Saturday. Thank you to everyone who gave up their morning.
  + 🎉 imogen hana samir lotte
== 8
16:40 samir Vaccine fridge alarm test done, logged at 16:32.
  + ✅ rafael imogen
== 6
08:55 hana The treadmill in the gym room squeaks. Engineer comes [[w+2]].
== 5
10:15 grace Invoices up to the end of the month are booked. Two suppliers sent the same bill twice, both caught.
  + 🙏 rafael imogen
== 3
13:00 imogen Training afternoon [[w+1]]: phones go to the out-of-hours line at 13:00. Lotte, could you put up the notice?
  > 13:04 lotte Up, on the door and on the website.
== 1
09:30 rafael The new couch for room 3 has arrived. It is very blue.
  + 💙 lotte hana
== 0
08:45 lotte Dr Clarke is running ten minutes late, I have told the first two patients.
09:20 grace I am in on [[w+1]] instead of Friday this week.
`;
export const brambleDesk = `
== 7
08:40 lotte Phones: 58 calls before ten. The new menu sends repeat prescriptions to the website, that helped.
09:10 rafael Good. Let us look at it again in a week.
== 2
08:50 lotte A week later: 39 calls before ten.
  + 👏 rafael imogen
`;
export const brambleDirect = `
== 4
15:05 rafael Grace, could you send me the supplier list with last year's totals?
15:20 grace Sent. The lab went up by 11 %, I would ask them why.
15:22 rafael Asking today.
  + 👍 grace
`;
