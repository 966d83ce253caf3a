import type { Story } from "../teller.ts";
import { dayEn, usd, weekdayDayEn } from "../wording.ts";

/** Two customers' boxes swapped and an invoice sent twice; calmly sorted out. */
export const mapleMixUp: Story = (t) => {
  t.begin(142).with("leanne.maple", "huy");
  const restock = t.offer(
    [
      ["phinset", 240, 620],
      ["drip", 360, 540],
    ],
    0,
    "USD",
  );
  t.writes(
    "Restock before our busy season",
    `Hey Huy! Hope Da Nang is treating you well.

We're nearly out of phins. Could you send 240 phin sets and 360 boxes of drip bags, same prices as last time? I'd love to have them on the water within three weeks.`,
  );
  t.opens("Maple & Phin – restock", "phinset", restock, "engaging");
  t.after(1)
    .weAnswer(`Hi Leanne,

Happy to. Same prices as last time:
${restock.text}
Total ${usd(restock.amount)}, FOB Da Nang. I can ship on ${weekdayDayEn(t.ahead(12))} if you confirm this week.`)
    .moves("proposal");
  t.after(1).answers("Confirmed! 🎉").wins();
  t.after(1);
  const number = t.orders(restock, "FOB Da Nang, 1 pallet, sea freight to Vancouver, rail to Toronto.");
  t.after(38)
    .with("graham.maple")
    .writes(
      `Wrong pallet for ${number}`,
      `Hello,

Pallet received today. The outer label says Maple & Phin but the boxes inside are engraved "Saigon Laneway". 200 phin sets, no drip bags. Please advise.

Graham Oakes`,
      { isUnsigned: true, cc: ["leanne.maple"], files: ["pallet.jpg"] },
    );
  t.after(0).weAnswer(
    `Dear Graham, dear Leanne,

I am so sorry. Two pallets left our warehouse the same day and the labels were swapped. Your goods are in Melbourne. I am on the phone with both forwarders now and will write again tomorrow with dates.`,
    { cc: ["leanne.maple"] },
  );
  const { deal } = t;
  t.deal = null;
  t.after(0)
    .with("daniel.laneway")
    .weCall(
      8,
      "Swapped pallets",
      "Daniel took it with humour: his warehouse had just opened a box of drip bags. He needs his engraved sets for a store opening in five weeks. Told him we cover everything.",
      "Connected",
    );
  t.deal = deal;
  t.after(1)
    .with("leanne.maple")
    .weAnswer(
      `Hi Leanne,

Here is the plan, all at our cost:
1. A fresh pallet of 240 phin sets and 360 boxes leaves Da Nang by air on ${weekdayDayEn(t.ahead(3))} and reaches you about ${dayEn(t.ahead(9))}.
2. A courier collects the 200 Melbourne sets from Graham.
3. You keep 10% off your next order for the trouble.

I know your season depends on this.`,
      { cc: ["graham.maple"] },
    );
  t.after(1).answers("Okay, breathing again. Air freight is very decent of you. Thank you for the straight answer.");
  t.after(9).with("graham.maple").answers("Air pallet received complete, 240 and 360. Courier took the other boxes this morning.");
  t.after(8)
    .with("leanne.maple")
    .writes(
      `Two invoices for ${number}?`,
      `Huy, our bookkeeper found two invoices for ${number}, both ${usd(restock.amount)}. The second must belong to the replacement pallet? Please cancel one before I pay twice 😅`,
    );
  t.after(0).weAnswer(
    "You are right, the replacement was invoiced by mistake. It is cancelled as of today, the cancellation is attached. Please pay only the first one.",
    { files: ["invoice-cancelled.pdf"] },
  );
  t.after(2).answers("Paid the first one this morning. All good!");
  t.after(20)
    .by("bao")
    .notes(
      "What we changed after the swapped pallets",
      "Labels are now printed per pallet at the dock, not in the office, and a photo of the open pallet goes into the shipping mail. Cost of this mistake: about 2,900 USD in freight.",
    );
};
