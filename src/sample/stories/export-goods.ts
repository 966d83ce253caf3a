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

/** Seoul: a distributor who tests everything twice. Open, visit announced. */
export const hanbitDistributor: Story = (t) => {
  t.begin(90)
    .with("jihoon.hanbit", "huy")
    .writes(
      "Distribution of MG grinders in Korea",
      `Dear Mr. Trinh,

Hanbit Cafe Systems supplies equipment to about 700 cafés in Korea. We saw the MG Grind 83 at a customer's shop in Da Nang and were surprised by the noise level.

Are you looking for a distributor? Please tell us: MOQ, price, voltage options, KC certification, spare parts.`,
      { cc: ["seoyeon.hanbit"] },
    );
  const first = t.offer([["grind83", 40, 92_000]], 0, "USD");
  t.opens("Hanbit – distribution of MG Grind 83", "grind83", first);
  t.after(1)
    .by("linh")
    .notes(
      "Korea: what we want",
      "Exclusive only if they commit to 120 units in the first year. KC certification costs about 9,000 USD and 8 weeks: they pay, we refund it with the 100th unit. Spare parts stock in Seoul is their job.",
    );
  t.after(1)
    .by("huy")
    .weAnswer(
      `Dear Mr. Park,

Thank you for listening to our grinder so carefully. To your questions:
- first order 40 units, ${usd(92_000)} each FOB Da Nang; 220 V 60 Hz is standard
- KC certification does not exist yet; we would prepare all documents, about eight weeks
- spare parts: full list with prices attached, we deliver within five days

For exclusivity we would ask for 120 units in the first year.`,
      { files: ["grind83-parts.pdf"], cc: ["seoyeon.hanbit"] },
    );
  t.after(5)
    .with("seoyeon.hanbit")
    .answers(
      "Dear Mr. Trinh, before terms we want to test two units for six weeks: grind 40 kg a day and measure temperature and particle size. We pay for the two units. Please use sea-proof packing.",
    );
  t.after(1).moves("engaging");
  const two = t.offer([["grind83", 2, 92_000]], 0, "USD");
  t.orders(two, "Test units, serial numbers 0417 and 0418. Air freight.");
  t.after(2).weAnswer(
    `Dear Ms. Kim,\n\nThe two units, serial 0417 and 0418, leave on ${weekdayDayEn(t.ahead(2))}. I include a spare set of burrs, so that you can compare new and worn.`,
    { files: ["test-units-invoice.pdf"] },
  );
  t.after(30).answers(
    "Interim report: 0418 drifts by 0.3 g after 90 minutes of peak load, 0417 does not. Temperature of the burr chamber 61 °C and 52 °C. Why are two machines of the same type different?",
    { files: ["interim-report.pdf"] },
  );
  t.after(1)
    .by("tin")
    .weAnswer(
      "Dear Ms. Kim,\n\nGood catch. I compared the build sheets: 0418 has a fan from another supplier, 15% less air. I send you the fan of 0417's type today; it takes ten minutes to change. From serial 0430 on we only use that one.",
      { files: ["fan-change.pdf"] },
    );
  t.after(16).answers("After the change: drift 0.1 g, chamber 53 °C. Test passed. Mr. Park will write to you about terms.", {
    files: ["final-report.pdf"],
  });
  t.after(3)
    .with("jihoon.hanbit", "huy")
    .answers(
      `Dear Mr. Trinh,

The final report is good, and more important, your engineer answered within one day. Our proposal: 40 units now at ${usd(92_000)}, exclusivity for two years with 100 units in year one and 160 in year two, KC certification paid by us and refunded with unit 100.`,
      { cc: ["seoyeon.hanbit"] },
    )
    .moves("negotiation");
  t.after(3)
    .by("linh")
    .weAnswer(
      "Dear Mr. Park,\n\nThank you for testing us so thoroughly; we learned something about fans. 100 units in the first year is acceptable to us if the second year is 160 as you write. Huy will send the agreement. May I invite you to Da Nang to sign it?",
      { cc: ["seoyeon.hanbit"] },
    );
  t.after(4).answers(
    "Dear Ms. Dang,\n\nWith pleasure. Ms. Kim and I would come with our engineer and stay two days. Please suggest dates, and whether we can see the assembly line.",
  );
  t.after(3)
    .by("huy")
    .weAnswer(
      `Dear Mr. Park, dear Ms. Kim,

We suggest ${weekdayDayEn(t.fromToday(15))} and the day after: the assembly line on the first day, signing and dinner on the second. The draft agreement is attached.`,
      { files: ["distribution-agreement-draft.docx"], cc: ["seoyeon.hanbit"] },
    );
  t.after(4).answers(
    "Both days are fine. Our lawyer asks to add Jeju to the territory and to shorten the notice period to 60 days. See comments in the draft.",
    { files: ["distribution-agreement-comments.docx"] },
  );
  t.expects(16, "Answer the lawyer's two comments before the visit");
  t.task(
    "Answer Hanbit's comments on the agreement (Jeju, 60 days)",
    t.fromToday(3),
    null,
    "Mr. Park and Ms. Kim arrive in about two weeks.",
  );
  t.task("Prepare the visit of Hanbit: assembly line, dinner, interpreter", t.fromToday(13));
};

/** Dubai: a form from the web page, a certificate that is missing, and a promise still open. */
export const gulfHalal: Story = (t) => {
  t.begin(58)
    .with("omar.gulf", "huy")
    .fillsForm(
      "Contact form",
      "Name: Omar Al Mansoori\nCompany: Gulf Crescent Foods LLC, Dubai\nMessage: Looking for private label drip bags, 10,000 boxes a year. Halal certificate and Arabic label required. Please contact me.",
    );
  const boxes = t.offer([["drip", 10_000, 430]], 0, "USD");
  t.opens("Gulf Crescent – private label drip bags", "drip", boxes);
  t.after(1)
    .weWrite(
      "Drip bags for Gulf Crescent Foods",
      `Dear Mr. Al Mansoori,

Thank you for your enquiry. For 10,000 boxes of ten bags a year in four shipments:
${boxes.text}
Total ${usd(boxes.amount)} FOB Da Nang, boxes printed with your design in Arabic and English.

About halal: the product contains nothing but coffee, but we do not hold a certificate yet. Which body's certificate do you accept?`,
    )
    .moves("proposal");
  t.after(4)
    .with("fatima.gulf")
    .answers(
      "Dear Mr. Trinh, I am Fatima, regulatory affairs. We accept any body on the list attached. We also need: shelf life study, nutrition facts, and production date printed as DD/MM/YYYY on every box.",
      { files: ["accepted-bodies.pdf"], cc: ["omar.gulf"] },
    );
  t.after(2).weAnswer(
    `Dear Ms. Siddiqui,

Number 14 on your list has an office in Ho Chi Minh City; I have asked them for an audit date. Shelf life study and nutrition facts are attached. The date format is no problem.

I will let you know the audit date by ${weekdayDayEn(t.ahead(9))}.`,
    { files: ["shelf-life.pdf", "nutrition.pdf"] },
  );
  t.after(16).answers(
    "Dear Mr. Trinh, may I follow up on the audit date? Our buying committee plans the next season and I would like to include you.",
    { cc: ["omar.gulf"] },
  );
  t.after(3)
    .by("bao")
    .notes(
      "Halal audit",
      "The audit costs 62 million VND and one day of production. Worth it only if Gulf Crescent signs, or for two more enquiries from Malaysia. Linh decides after the figures of this month.",
    );
  t.after(8)
    .with("omar.gulf", "huy")
    .weCall(
      6,
      "Call from Dubai",
      "Mr. Al Mansoori asked politely whether we are still interested. I said the audit is being decided. He gave us until the end of next month.",
      "Connected",
    );
  t.expects(33, "Decide on the halal audit, tell Ms. Siddiqui the date");
  t.task(
    "Tell Ms. Siddiqui (Gulf Crescent) the date of the halal audit",
    t.fromToday(-9),
    null,
    "She asked again; waiting for Linh's decision on the audit (62 million).",
  );
};

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

/** Sydney: a seasonal single origin, sample roasted, waiting for the tasting panel. */
export const harbourSeasonal: Story = (t) => {
  t.begin(31)
    .with("tom.harbour", "huy")
    .weWrite(
      "Washed Cau Dat for a seasonal single origin",
      "Hi Tom,\n\nDaniel from Saigon Laneway told me you look for something unusual for your seasonal slot. Our washed Cau Dat is citrus and honey at 1,500 m, 85.5 on the last table in Osaka. May I send you 500 g?",
    );
  t.after(2).answers(
    "Hey Huy, good timing, the Rwandan we wanted fell through. Send it over. We'd need 10 bags in store in about four months.",
  );
  const ten = t.offer([["washed", 600, 940]], 0, "USD");
  t.opens("Harbour Lane – seasonal Cau Dat, 10 bags", "washed", ten);
  t.after(1).posts("Sample to Sydney", "500 g washed Cau Dat, lot CD-22, green, with roast suggestion.");
  t.after(12).answers(
    "Roasted it yesterday: mandarin, honey, bit of black tea. Love it. The panel of six cups it blind in two weeks, and Mei wants to know the price.",
    { cc: ["mei.harbour"] },
  );
  t.after(1)
    .weAnswer(
      `Great to hear. For ten bags:
${ten.text}
Total ${usd(ten.amount)} FOB Da Nang, and I can hold CD-22 for you until ${weekdayDayEn(t.fromToday(10))}.`,
      { cc: ["mei.harbour"] },
    )
    .moves("proposal");
  t.after(9)
    .with("mei.harbour")
    .answers("Hi Huy, Mei here. Price works. The panel had to move by a week because Tom has the flu. We'll tell you right after.");
  t.expects(20, "Panel result from Harbour Lane");
  t.task("Ask Tom for the result of the panel", t.fromToday(5), null, "CD-22 is held for them for ten more days.");
};
