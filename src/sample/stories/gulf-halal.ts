import type { Story } from "../teller.ts";
import { usd, weekdayDayEn } from "../wording.ts";

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
