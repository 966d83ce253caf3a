import type { Story } from "../teller.ts";
import { eur, weekdayDayEn } from "../wording.ts";

/** Hamburg: good coffee, and months of questions about plots and polygons. Open. */
export const nordlichtPaperwork: Story = (t) => {
  t.begin(108)
    .with("jana.nordlicht", "huy")
    .writes(
      "Robusta for our espresso line, EUDR",
      `Hello Huy,

Kiezbohne in Berlin told me about your Ea Kao robusta. We would need about 9 tonnes a year for our espresso line.

Before we taste anything: can you provide geolocation of all plots, with polygons for those over four hectares, and a deforestation-free statement after 31 December 2020? Without this our compliance colleague, Dr. Vogt, will not even let me open a supplier file.`,
    );
  const nine = t.offer([["fine", 9_000, 560]], 0, "EUR");
  t.opens("Nordlicht – 9 t Fine Robusta", "fine", nine);
  t.after(1).weAnswer(`Hello Jana,

Thank you, and thanks to Tobias for the recommendation. The cooperative has 62 members and about 180 hectares. 41 of them are mapped already, because a customer in Bristol asked for it. The remaining 21 I can have mapped within eight weeks.

May I send the file of the 41 to Dr. Vogt, so that he can tell us whether the format is right?`);
  t.after(2).answers("Yes, please send it directly to him. GeoJSON, WGS-84, six decimal places.", { cc: ["matthias.nordlicht"] });
  t.after(3)
    .with("matthias.nordlicht")
    .weWrite(
      "Plot data Ea Kao, part 1 of 2",
      "Dear Dr. Vogt,\n\nPlease find the plots of 41 growers as GeoJSON. Names are replaced by member numbers; the cooperative keeps the list.",
      { files: ["eakao-plots-1.geojson"] },
    );
  t.after(8).answers(
    `Dear Mr. Trinh,

Received. Findings: (a) three polygons overlap, members 17, 18 and 33; (b) seven points have only four decimal places; (c) one plot lies inside a reservoir, presumably longitude and latitude are swapped.

Please correct and resend. I need land use evidence for members 9 and 26, too: the satellite picture of 2021 shows tree cover.`,
    { files: ["findings.pdf"] },
  );
  t.after(1).weAnswer(
    "Dear Dr. Vogt,\n\nThank you for such a clear list. I am going to Buôn Ma Thuột next week to measure the seven points and both overlaps again, and to photograph the old coffee at members 9 and 26. The swapped plot is corrected already.",
  );
  t.after(9, 8)
    .with("ybhamnie.eakao")
    .visits(
      420,
      "Measuring plots again for Hamburg",
      "With Y Bhăm and two of his sons. Points 1 to 7 measured. Overlap of 17 and 18 is a family that divided the land; new border agreed. Members 9 and 26: the 'tree cover' is durian planted as shade in 2012, photos taken.",
    );
  t.after(4)
    .with("matthias.nordlicht")
    .weAnswer(
      "Dear Dr. Vogt,\n\nCorrected file attached with a note on each of your findings, and dated photographs for members 9 and 26: the trees are durian planted as shade over coffee.",
      { files: ["eakao-plots-1b.geojson", "members-9-26.zip"] },
    );
  t.after(11).answers("Dear Mr. Trinh,\n\nPart 1 is accepted. I appreciate the speed. Part 2 is outstanding.");
  t.after(2)
    .with("jana.nordlicht")
    .writes(
      "Sample, now that Matthias smiles",
      "Hi Huy, I have never seen Matthias use the word appreciate. Please send 1 kg to Lena in our lab, and a price for 9 tonnes in three shipments.",
      { cc: ["lena.nordlicht"] },
    );
  t.after(2)
    .weAnswer(
      `Hi Jana,

The sample left today. For three shipments of 3 tonnes:
${nine.text}
Total ${eur(nine.amount)} FOB Da Nang for the year, price fixed.`,
      { cc: ["lena.nordlicht"] },
    )
    .moves("proposal");
  t.after(12)
    .with("lena.nordlicht")
    .answers(
      "Hello Huy, lab result: 83.25, moisture 12.1%, no primary defects, screen 18+ at 94%. Good crema at 20% in our blend. From my side it's a yes.",
      { cc: ["jana.nordlicht"] },
    );
  t.after(5).with("jana.nordlicht").answers("Lena is happy, so am I. Price: our budget is 5.40 per kg. Can we meet?");
  const agreed = t.offer([["fine", 9_000, 548]], 0, "EUR");
  t.after(2)
    .weAnswer(`Hi Jana,

At 5.40 I would have to take it from the growers, and I won't. ${eur(548)} per kg is possible if you take all nine tonnes in one contract, so ${eur(agreed.amount)}.`)
    .moves("negotiation")
    .reprices(agreed);
  t.after(3).answers("Fair argument. 5.48 it is. Contract as soon as Matthias has part 2, meaning the other 21 growers. When?");
  t.after(1).weAnswer(
    `Seventeen are done. Four live across the lake and the road was cut by rain. I will send all 21 by ${weekdayDayEn(t.ahead(16))}.`,
  );
  t.task("Send Dr. Vogt part 2 of the plot data (21 growers)", t.ahead(16), null, "17 measured. Four plots across the lake are missing.");
  t.begin(22)
    .with("matthias.nordlicht")
    .writes(
      "Part 2",
      "Dear Mr. Trinh,\n\nThe date that you named for part 2 has passed. Without it the contract cannot be released. Please inform me of the status.",
      { cc: ["jana.nordlicht"] },
    );
  t.after(1).weAnswer(
    "Dear Dr. Vogt,\n\nI apologise, I should have written first. Nineteen of 21 are measured, two remain. Our technician goes by boat this week and you will have the complete file right after.",
    { cc: ["jana.nordlicht"] },
  );
  t.after(9)
    .with("ybhamnie.eakao", "huy")
    .chats(
      "Huy: Anh Y Bhăm ơi, hai rẫy bên kia hồ mình đo được chưa anh?\nAnh Y Bhăm: nước xuống rồi, mai anh chở thằng nhỏ qua đo. Máy em đưa hết pin, có cục sạc nào gửi lên không\nHuy: Dạ em gửi xe tối nay ạ",
    );
  t.with("jana.nordlicht").expects(30, "Send the last two plots to Dr. Vogt, then sign");
};
