/** #office: kettles, parcels, plants. */
export const office = `
== 19
09:20 grace Parcel for Oscar at the front, heavy.
  > 09:24 oscar The standing desk! Sorry about your back.
12:40 leo Lunch at the Vietnamese place, 12:50 downstairs?
  + 🙋 yuki jun aisha
== 17
10:05 grace New desk plan. Nobody loses their window, I checked twice.
  @ Desk plan.png
  + 👍 maya sofia
  + ❤️ yuki
  > 10:18 hamish I appear to be next to the printer.
  > 10:20 grace You appear to use it most.
  > 10:21 hamish Touché.
== 16
13:10 jun Someone's umbrella is in the server cupboard. It is not the server's.
  + 😂 ben grace ana
== 14
11:30 grace Milk order: oat is up to nine a week, cow is down to three. I report this without judgement.
  + 🐄 tomas
  + 🌾 maya yuki sofia
== 13
15:55 aisha Cake in the kitchen for Yuki. Lemon. I would hurry.
  + 🏃 jun leo david oscar
16:02 leo Reporting that the cake situation is now critical.
  > 16:04 yuki I saved you a corner.
== 11
09:15 ben The big screen in the meeting room has a new cable. It is labelled. If it goes missing I will know, the label says so.
== 10
12:05 david Does anyone have a phone charger, the old kind?
  > 12:07 grace Second drawer, under "museum".
  + 😄 david jun
== 9
10:30 grace Lost: one grey scarf. Found: two left gloves.
  x 10:34
10:35 grace Found: one grey scarf, two left gloves. They are on the hooks by the door.
  + 🧤 sofia
== 8
17:20 leo Last one out tonight, I switched off the heater in room 2. It was set to 27.
  > 17:24 hamish That may have been me.
== 6
08:45 grace The cleaners now come before seven, so please leave nothing on the desks that a client would mind. That was a rule anyway.
  + ✅ nora
== 5
12:35 maya Walk round the harbour at one? It has stopped raining.
  + 🚶 ana sofia grace
13:40 ana 41 minutes, two seals, one very rude gull.
  + 🦭 maya sofia jun
== 3
11:00 grace Supper at the Salt House: 22 yes, 2 children, 1 dog. Please tell me about allergies by [[w+2]].
  > 11:04 oscar Nuts, sadly.
  > 11:05 aisha Vegetarian, and Leo too though he forgets.
  > 11:09 leo I forget.
== 2
14:15 jun Biscuits from the Tennants are nearly gone. I am told this is a "supply issue".
  + 🍪 leo oscar
== 1
09:40 grace The window cleaners are outside. Wave, they like it.
  + 👋 aisha yuki leo
== 0
09:05 leo Kettle descaled. It sounds different. Do not be afraid.
  + 😂 grace maya
09:30 yuki Is the small room free at eleven?
  > 09:33 grace It is now, I moved the auditors' boxes.
`;
