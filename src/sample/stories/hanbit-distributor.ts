import type { Story } from "../teller.ts";
import { usd, weekdayDayEn } from "../wording.ts";

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
- first order 40 units, ${usd(92_000)} each FOB Da Nang, ${usd(first.amount)} in all; 220 V 60 Hz is standard
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
