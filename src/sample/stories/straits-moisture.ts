import type { Story } from "../teller.ts";
import { dayEn, usd, weekdayDayEn } from "../wording.ts";

/** Moisture above the contract: measured on both sides, credited, and the next lot proved better. */
export const straitsMoisture: Story = (t) => {
  t.begin(372).with("weiling.straits", "huy");
  const trial = t.offer([["fine", 600, 640]], 0, "USD");
  t.writes(
    "Fine Robusta for our house blend",
    `Hi Huy,

We cupped your Ea Kao sample blind against two Indian lots and it came out on top: clean, cocoa, no rubber. We would like to start with 10 bags to see how it behaves at production scale.

What is your FOB Da Nang price for 600 kg, and what moisture do you guarantee? Our spec is 12.5% maximum, measured on arrival.`,
  );
  t.opens("Straits – Fine Robusta trial, 600 kg", "fine", trial);
  t.after(1)
    .weAnswer(
      `Dear Ms Tan,

Delighted to hear it did well on your table. For 10 bags:
${trial.text}
Total ${usd(trial.amount)} FOB Da Nang, valid until ${dayEn(t.ahead(21))}.

We guarantee 12.5% maximum at loading, in GrainPro. The next vessel to Singapore leaves on ${weekdayDayEn(t.ahead(14))}.`,
      { files: ["spec-EaKao-S18.pdf"] },
    )
    .moves("proposal");
  t.after(3)
    .answers("Confirmed, please proceed. Marcus will handle the shipping side.", { cc: ["marcus.straits"] })
    .wins();
  t.after(1);
  const first = t.orders(trial, "FOB Da Nang, 10 bags of 60 kg in GrainPro.");
  t.after(11)
    .with("marcus.straits")
    .weWrite(
      `Shipping documents for ${first}`,
      `Hello Marcus,

Your 10 bags were loaded today, ETA Singapore ${dayEn(t.ahead(6))}. Attached: bill of lading, packing list, phytosanitary certificate and our pre-shipment moisture report (12.2%).`,
      { files: ["BL.pdf", "packing-list.pdf", "phyto.pdf", "moisture.pdf"] },
    );
  t.deal = null;
  t.after(9)
    .with("weiling.straits")
    .writes(
      `Moisture on arrival, ${first}`,
      `Huy,

The bags are in. Five of ten read 13.2 to 13.4% on two different meters. That is out of contract and I can't put it on our shelf for four months as planned. Readings and photos attached.

I like this coffee, so I would rather solve it than reject it. What do you propose?`,
      { files: ["moisture-readings.xlsx", "bags.zip"], cc: ["marcus.straits"] },
    );
  t.after(0).weAnswer(`Dear Ms Tan,

Thank you for measuring so carefully, and I'm sorry. I am pulling the retained samples of each bag now and will come back with numbers by ${weekdayDayEn(t.ahead(2))}. Please keep the five bags closed until then.`);
  t.after(0)
    .by("linh")
    .notes(
      "Moisture claim from Straits",
      "Retained samples of bags 4 to 8 read 13.1–13.3%. They were filled on a rainy afternoon with the warehouse door open. Our meter is off by 0.4. Decision: credit 15% on the five bags, have the meter calibrated, no filling when the air is above 70% humidity.",
    );
  t.after(2).by("huy");
  const claimed = Math.round((trial.amount / 2) * 0.15);
  t.weAnswer(
    `Dear Ms Tan,

You are right and we were wrong. Our retained samples of bags 4 to 8 read 13.1 to 13.3%; our meter was 0.4 too low. We propose:

1. a credit of ${usd(claimed)}, which is 15% of the value of the five bags;
2. you roast those five first, within six weeks;
3. from now on every bag is measured with a calibrated meter, and you receive the reading of each bag before we load.

Would that be fair?`,
    { files: ["retained-samples.pdf", "calibration.pdf"] },
  );
  t.after(1).answers("More than fair, and thank you for not arguing about my meter. Priya will book the credit.", {
    cc: ["priya.straits"],
  });
  t.after(2)
    .with("priya.straits")
    .weWrite(
      `Credit note for ${first}`,
      `Dear Ms Nair,\n\nPlease find attached our credit note over ${usd(claimed)} for ${first}. You may deduct it from the next invoice.`,
      { files: ["credit-note.pdf"] },
    );
  t.after(24)
    .with("weiling.straits")
    .weCall(
      17,
      "How did the five bags roast?",
      "They used them within five weeks, no complaints from cafés. Blend now carries 30% of our robusta. They want 20 bags a month from the next crop if every bag is listed with its moisture. Agreed.",
      "Connected",
    );
  const monthly = t.offer([["fine", 1200, 635]], 0, "USD");
  t.after(6).writes(
    "Monthly programme",
    `Hi Huy, as discussed: 20 bags a month for six months, with the moisture of each bag sent before loading. At ${usd(635)} per kg I can sign this week.`,
  );
  t.opens("Straits – monthly programme, 20 bags", "fine", { amount: monthly.amount * 6, currency: "USD" }, "negotiation");
  t.after(1).weAnswer(
    `Dear Ms Tan,

Agreed at ${usd(635)} per kg. That is ${usd(monthly.amount)} a month, ${usd(monthly.amount * 6)} over six months. Contract attached with the moisture list as annex B.`,
    { files: ["contract-straits.pdf"] },
  );
  t.after(2)
    .answers("Signed and attached. Looking forward to a boring, reliable year!", { files: ["contract-straits-signed.pdf"] })
    .wins();
};
