import type { Story } from "../teller.ts";
import { usd } from "../wording.ts";

/** Lyon: charming shop, French labels, and a minimum quantity that does not fit. Lost. */
export const lotusLabels: Story = (t) => {
  t.begin(226)
    .with("claire.lotus", "huy")
    .writes(
      "Vietnamese coffee for our épicerie",
      `Dear Sir or Madam,

We own two delicatessen shops in Lyon. My late father was born in Hanoi and I would love to have a coffee from Vietnam on our shelf, in drip bags, under your own label.

Could you offer 120 boxes with French labels?

Claire Fontaine`,
      { isUnsigned: true },
    );
  const few = t.offer([["drip", 120, 560]], 0, "USD");
  t.opens("Maison Lotus – drip bags with French label", "drip", few);
  t.after(2)
    .weAnswer(`Dear Mrs. Fontaine,

Thank you for your letter and for sharing your father's story. For 120 boxes we would offer:
${few.text}
Total ${usd(few.amount)} FOB Da Nang. French labels can be printed as stickers. The difficulty is freight: for such a small parcel by air it is nearly ${usd(41_000)}.`)
    .moves("proposal");
  t.after(6)
    .with("antoine.lotus")
    .answers(
      "Hello, I'm Antoine, I run the web shop. With that freight we would have to sell at €14.90 a box. Our limit is €11. What if we take 300 by sea?",
    );
  const more = t.offer([["drip", 300, 540]], 0, "USD");
  t.after(1)
    .weAnswer(`Hello Antoine,

300 boxes would be ${usd(more.amount)}, and by sea with a consolidator about ${usd(28_000)} to Le Havre, six to seven weeks. That gives you roughly €9.20 landed.`)
    .reprices(more)
    .moves("negotiation");
  t.after(9)
    .with("claire.lotus")
    .answers(
      "Dear Huy, we counted everything twice. 300 boxes are half a year of shelf life for us, and Antoine does not want to risk so much money on a new product this year. I am sorry, I really wished it.",
    )
    .loses("Minimum quantity too large for two shops");
  t.after(1).weAnswer(
    "Dear Mrs. Fontaine, I understand very well. A colleague in Bristol buys our coffee and supplies small shops in Europe; would you like me to introduce you? And please accept two boxes for yourself, they are on their way to Lyon.",
  );
  t.after(12).answers(
    "The parcel arrived. I made one cup and sat with it for a long time. Thank you, also for the address in Bristol. Write to me when you have something smaller.",
  );
  t.task("Ask Mrs. Fontaine again when we have a 60-box minimum", t.fromToday(24));
};
