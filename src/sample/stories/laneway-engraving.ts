import type { Story } from "../teller.ts";
import { dayEn, usd, weekdayDayEn } from "../wording.ts";

/** Melbourne: phin sets with an engraving, drafts going back and forth, and a pallet that saw Canada first. */
export const lanewayEngraving: Story = (t) => {
  t.begin(172)
    .with("daniel.laneway", "huy")
    .writes(
      "Engraved phins for our shops",
      `G'day Huy,

The plain phins sell themselves: in all eight shops people ask to take one home. Could you engrave our logo on the next 200, and what would the box look like?

Chloe does brand and has opinions about boxes. She's in cc.`,
      { cc: ["chloe.laneway"] },
    );
  const sets = t.offer([["phinset", 200, 690]], 0, "USD");
  t.opens("Laneway – 200 engraved phin sets", "phinset", sets);
  t.after(1)
    .weAnswer(
      `Hi Daniel, hi Chloe,

Engraving is free from 200 sets. With your own box:
${sets.text}
Total ${usd(sets.amount)} FOB Da Nang, ready three weeks after we have your final artwork. I attach the drawing of the area we can engrave: 38 × 22 mm, lines no thinner than 0.2 mm.`,
      { files: ["engraving-area.pdf", "box-dieline.ai"], cc: ["chloe.laneway"] },
    )
    .moves("proposal");
  t.after(3)
    .with("chloe.laneway")
    .answers("Hi Huy, artwork v1 attached. The lantern has very fine tassels, I know. Please tell me honestly if they'll turn to mush.", {
      files: ["laneway-v1.ai"],
    });
  t.after(2).weAnswer(
    "Hi Chloe, honestly: mush. Photo of a test piece attached. If you make the tassels three lines instead of nine it will look sharp, second photo is our quick attempt.",
    { files: ["test-v1.jpg", "test-v1b.jpg"] },
  );
  t.after(4).answers(
    "Ha, thank you for sparing me. v2 with three tassels attached. Box: could the inside be printed with how to brew, in English and Vietnamese? My co-founder's grandma must approve the Vietnamese.",
    { files: ["laneway-v2.ai", "box-inside.pdf"] },
  );
  t.after(2).weAnswer(
    "v2 engraves beautifully, see photo. For the inside of the box I changed two words: your text said to 'boil the coffee', we pour. Grandma will agree.",
    { files: ["test-v2.jpg", "box-inside-vi.pdf"] },
  );
  t.after(5)
    .with("daniel.laneway")
    .answers("Grandma says 'được'. Highest praise we've had all year. Go ahead, 200 sets.", { cc: ["chloe.laneway"] })
    .wins();
  t.after(1);
  const number = t.orders(sets, "Engraving v2, own boxes. FOB Da Nang, one pallet.");
  t.after(26).weWrite(
    `Pallet on its way: ${number}`,
    `Hi Daniel, your pallet left the warehouse today, arriving in Melbourne around ${dayEn(t.ahead(24))}.`,
    { files: ["packing-list.pdf"] },
  );
  t.deal = null;
  t.after(42).writes(
    "The right pallet",
    "Our own pallet turned up this morning after its holiday in Canada. 200 of 200, engraving is gorgeous, Chloe cried a little. No hard feelings about the swap, it makes a good story on the shop floor.",
    { cc: ["chloe.laneway"] },
  );
  t.after(1).weAnswer(
    "Thank you both for your patience. As agreed the freight for the detour is ours, and I'm adding 20 plain sets to your next order so that every shop has one to show.",
  );
  t.after(18)
    .with("anjali.laneway")
    .writes(
      `Remittance for ${number}`,
      `Hello, payment of ${usd(sets.amount)} was made today, value date tomorrow. Advice attached. Kindly confirm receipt.`,
      { files: ["remittance.pdf"] },
    );
  t.after(2).weAnswer("Dear Anjali, received in full this morning, thank you.");
  t.begin(27)
    .with("chloe.laneway")
    .writes(
      "Gift season: phin + drip bags in one box?",
      "Hi Huy, idea: a gift box with one engraved phin and two boxes of drip bags. 300 of them, on our shelves in about ten weeks. Is that mad?",
    );
  const gift = t.offer(
    [
      ["phinset", 300, 650],
      ["drip", 600, 520],
    ],
    0,
    "USD",
  );
  t.opens("Laneway – 300 gift boxes", "phinset", gift, "engaging");
  t.after(1)
    .weAnswer(
      `Hi Chloe,

Not mad, just tight. If artwork is final by ${weekdayDayEn(t.ahead(13))} we can make it:
${gift.text}
Total ${usd(gift.amount)} FOB Da Nang, gift boxes included.`,
      { cc: ["daniel.laneway"] },
    )
    .moves("proposal");
  t.after(5)
    .with("daniel.laneway")
    .answers(
      "Love it. Can you hold the phin price but get the drip bags under $5? Otherwise we're above forty dollars on the shelf and nobody buys.",
    );
  t.after(3).weAnswer(
    "Hi Daniel, I'm checking with production what we save by packing the drip bags without their own carton. I think we can get there, and will send you a number this week.",
  );
  t.expects(12, "Send Daniel a drip bag price under $5 without the inner carton");
  t.task(
    "Send Daniel (Laneway) the drip bag price without carton",
    t.fromToday(-2),
    null,
    "Promised 'this week'. Target: under 5 USD a box.",
  );
};
