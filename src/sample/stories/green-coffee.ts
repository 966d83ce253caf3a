import type { Story } from "../teller.ts";
import { dayEn, eur, monthEn, usd, weekdayDayEn, weekdayEn } from "../wording.ts";

/** Osaka: a careful importer, a certificate with a wrong digit, and trust built shipment by shipment. */
export const hoshizoraContract: Story = (t) => {
  t.begin(455)
    .with("kenji.hoshizora", "huy")
    .writes(
      "Inquiry: washed Arabica, Cau Dat",
      `Dear Mr. Trinh,

My name is Murakami, green coffee buyer at Hoshizora Coffee Trading in Osaka. A customer of ours tasted your Cau Dat coffee in Da Lat and asked us to find it.

May I ask for: crop year, altitude, varieties, moisture, water activity, and whether residue analysis according to the Japanese positive list is available? If so, we would like to receive a 300 g sample.`,
    );
  const first = t.offer([["washed", 960, 890]], 0, "USD");
  t.opens("Hoshizora – first lot of washed Cau Dat", "washed", first);
  t.after(1).weAnswer(
    `Dear Mr. Murakami,

Thank you for your kind message. Our washed Cau Dat is grown at 1,500 m, Catimor with some Bourbon, moisture 11.4%, water activity 0.56. A residue analysis by a laboratory accredited for Japan takes eight working days; I have ordered one today for this lot.

The sample leaves tomorrow by courier together with the data sheet.`,
    { files: ["datasheet-caudat.pdf"] },
  );
  t.after(1).posts("Sample to Osaka", "300 g washed Cau Dat, lot CD-11, with data sheet in Japanese and English.");
  t.after(13).answers(`Dear Mr. Trinh,

The sample has been cupped by four persons. Score 84.5, with mandarin and honey; clean. Uniformity is very good. We would like to proceed with 16 bags (960 kg), subject to the residue analysis.

Please quote CIF Osaka in US dollars.`);
  t.after(2)
    .weAnswer(
      `Dear Mr. Murakami,

I am glad to report that the analysis found no residues above the limits; the report is attached. Our offer:
${first.text}
Total ${usd(first.amount)} CIF Osaka, shipment within 25 days of contract.`,
      { files: ["residue-analysis.pdf", "offer.pdf"] },
    )
    .moves("proposal");
  t.after(5)
    .answers(
      "Dear Mr. Trinh,\n\nThank you. The price is acceptable. President Ishikawa wishes to meet by video before the first contract. Would next week be convenient?",
      { cc: ["haruto.hoshizora"] },
    )
    .moves("negotiation");
  t.after(6, 10)
    .with("haruto.hoshizora", "linh")
    .meets(
      45,
      "Video call with President Ishikawa",
      "Mr. Ishikawa asked about the cooperative, who sorts, how many people. He said a first contract is small but the relation is long. Huy translated our growers' questions about roasting in Japan. He invited us to Osaka.",
    )
    .also("kenji.hoshizora");
  t.after(3)
    .with("kenji.hoshizora", "huy")
    .answers(
      "Dear Mr. Trinh,\n\nPlease find the signed contract. Ms. Tanabe is in charge of documents; she is strict, please take care of every digit.",
      { files: ["contract-signed.pdf"], cc: ["yuki.hoshizora"] },
    )
    .wins();
  t.after(1);
  const number = t.orders(first, "CIF Osaka, 16 bags of 60 kg in GrainPro.");
  t.after(17)
    .with("yuki.hoshizora")
    .weWrite(
      `Draft documents ${number}`,
      "Dear Ms. Tanabe,\n\nPlease find the draft documents for your approval before we issue the originals.",
      { files: ["draft-BL.pdf", "draft-phyto.pdf", "draft-CO.pdf"] },
    );
  t.after(1).answers(
    "Dear Mr. Trinh,\n\nThank you for the drafts. On the phytosanitary certificate the container number ends with 7, on the bill of lading with 1. Please correct. Customs will stop the cargo otherwise.",
  );
  t.after(0).weAnswer(
    "Dear Ms. Tanabe,\n\nThank you very much for noticing. The certificate was wrong. A corrected one is issued tomorrow morning and I will check each digit with a colleague from now on.",
  );
  t.after(2).weAnswer("Dear Ms. Tanabe,\n\nThe corrected certificate is attached, originals left by courier today.", {
    files: ["phyto-corrected.pdf"],
  });
  t.after(26)
    .with("kenji.hoshizora")
    .writes(
      `Arrival of ${number}`,
      "Dear Mr. Trinh,\n\nThe cargo arrived in good condition, moisture 11.5%. Eleven roasters have already ordered. I would like to reserve 32 bags of the coming harvest. Please let me know when the first lots are ready.",
    );
  t.after(1).weAnswer(
    "Dear Mr. Murakami,\n\nWhat good news. I have noted 32 bags for you. The cherries are still on the trees; when the first lots are dry, you receive samples before anyone else.",
  );
  t.deal = null;
  const second = t.offer([["washed", 1920, 905]], 0, "USD");
  t.after(128).weWrite(
    "New crop: three lots for your choice",
    `Dear Mr. Murakami,

As promised, you are the first to receive the new crop: lots CD-21, CD-22 and CD-24, 300 g each, by courier today. The reserved quantity of 32 bags would be:
${second.text}
Total ${usd(second.amount)} CIF Osaka.`,
  );
  t.opens("Hoshizora – 32 bags new crop", "washed", second, "proposal");
  t.after(14).answers(
    "Dear Mr. Trinh,\n\nCD-22 is excellent (85.5), CD-21 good, CD-24 has a little phenol in one cup of five. We take 20 bags of CD-22 and 12 of CD-21. The price is understood.",
  );
  t.after(3)
    .answers("Contract signed and attached. President Ishikawa sends his greetings to Ms. Dang.", {
      files: ["contract-2-signed.pdf"],
      cc: ["haruto.hoshizora"],
    })
    .wins();
  t.after(1);
  t.orders(second, "20 bags CD-22, 12 bags CD-21. CIF Osaka.");
  t.deal = null;
  t.after(47).with("yuki.hoshizora").writes("Documents", "Dear Mr. Trinh,\n\nAll documents were perfect this time. Thank you.");
  t.begin(5)
    .with("kenji.hoshizora")
    .writes(
      "Visit to Da Nang and Cau Dat",
      `Dear Mr. Trinh,

I would like to visit you and the cooperative with two customers, small roasters from Kyoto and Nara. We think of four days. One of them would like to see processing, the other only wants to drink coffee with the farmers.

Would the third week from now be possible?`,
      { cc: ["haruto.hoshizora"] },
    );
  t.after(2).weAnswer(
    "Dear Mr. Murakami,\n\nYou are all very welcome. I am asking Mr. Lam at the cooperative about the washing days and will send you a programme.",
  );
  t.task(
    "Send Mr. Murakami a four-day programme (Đà Nẵng, Cầu Đất)",
    t.fromToday(1),
    null,
    "Ask bác Lâm which days they wash. Three guests.",
  );
};

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

/** Bristol: a roaster who publishes what growers are paid, comes to the farm, and buys a micro-lot. */
export const lanternMicroLot: Story = (t) => {
  t.beginAroundTet(-64)
    .with("imogen.lantern", "huy")
    .writes(
      "Coming to see you at harvest",
      `Hi Huy,

Rhys and I are flying out for harvest, eight days in all. Could we spend two at Ea Kao and one at your roastery? We'd like to talk to growers about what they earn, because we print it on the bag, and we'd rather print something true.

We don't need a hotel with a pool. We do need someone who translates jokes.`,
      { cc: ["rhys.lantern"] },
    );
  t.after(2).weAnswer(
    `Hi Imogen, hi Rhys,

Wonderful. I'll drive you up myself. Draft plan: roastery in Da Nang on ${weekdayEn(t.ahead(12))}, bus to Buon Ma Thuot, two days at Ea Kao with Y Bhăm's family and the drying beds. Bring warm clothes; mornings on the plateau are 16 degrees.`,
    { cc: ["rhys.lantern"] },
  );
  t.after(12, 9)
    .meets(
      210,
      "Lantern at the roastery",
      "Imogen and Rhys cupped twelve lots. Their favourite: honey robusta from Y Bhăm's upper field, lot EK-31, only 180 kg. Linh showed them the cost sheet from cherry to FOB, they photographed it with her permission.",
    )
    .also("rhys.lantern");
  t.after(1, 8)
    .visits(
      540,
      "Two days at Ea Kao with Lantern",
      "They picked until noon and bought everybody lunch. Imogen asked each grower the same three questions. Y Bhăm told her the best price is 'one that is known before the rain'. Rhys helped turn the drying beds.",
    )
    .also("ybhamnie.eakao", "rhys.lantern");
  t.after(12).writes(
    "Thank you, and lot EK-31",
    "Huy, we're back, sunburnt and happy. We want all 180 kg of EK-31. What would be a fair price for something that took so much work? You say, we won't haggle.",
  );
  const micro = t.offer([["fine", 180, 960]], 0, "USD");
  t.opens("Lantern – micro-lot EK-31", "fine", micro);
  t.after(3)
    .weAnswer(
      `Hi Imogen,

I asked Y Bhăm. He says the sorting alone took his mother nine days. We suggest:
${micro.text}
Of the ${usd(960)} per kg, ${usd(640)} goes to the family. I attach his signature on that, with a drawing of his dog.`,
      { files: ["EK-31-price.pdf"] },
    )
    .moves("proposal");
  t.after(1).answers("Done. The dog goes on the bag. Please ship with the next consolidation to Felixstowe.").wins();
  t.after(2);
  t.orders(micro, "3 bags of 60 kg, vacuum packed. Consolidation to Felixstowe.");
  t.after(62)
    .with("rhys.lantern")
    .writes(
      "EK-31 sold out",
      "Sold out in eleven days! People who swear they hate robusta bought second bags. Could Y Bhăm do three times as much next harvest?",
    );
  t.after(1).weAnswer(
    "That will make his year, I'll read it to him tonight. 540 kg is possible if you confirm before picking begins, because the upper field has to be picked four times.",
  );
  t.deal = null;
  t.begin(38)
    .with("imogen.lantern")
    .writes(
      "Next harvest: 540 kg, and a question",
      `Hi Huy,

We'd like to commit to 540 kg from the upper field, and pay 30% now so that Y Bhăm's family has cash for picking. Same price or tell us if costs went up.

Question: could you make a short film of the sorting? People keep asking who the grandmother is.`,
      { cc: ["rhys.lantern"] },
    );
  const next = t.offer([["fine", 540, 985]], 0, "USD");
  t.opens("Lantern – EK upper field, 540 kg", "fine", next, "engaging");
  t.after(3)
    .weAnswer(
      `Hi Imogen,

Pickers cost more this year, so we'd say ${usd(985)} per kg:
${next.text}
30% in advance would be ${usd(Math.round(next.amount * 0.3))}. The grandmother says yes to the film if she may wear her good blouse.`,
      { files: ["proforma-lantern.pdf"] },
    )
    .moves("negotiation");
  t.after(4).answers(
    "Yes to all of it, blouse included. Our accountant pays the advance once she is back from leave in two weeks. Contract please!",
  );
  t.expects(14, `Contract is out; wait for the advance of ${usd(Math.round(next.amount * 0.3))}`);
  t.task(
    "Check whether Lantern's advance has arrived, then tell Y Bhăm",
    t.fromToday(-1),
    null,
    `${usd(Math.round(next.amount * 0.3))}, their accountant came back this week.`,
  );
  t.task("Film the sorting at Ea Kao for Lantern", t.fromToday(28));
};

/** Taipei: quick decisions, one competition, and a lot that was too small. */
export const formosaCompetition: Story = (t) => {
  t.begin(154)
    .with("yuting.formosa", "huy")
    .chats(
      "Ms Chen: Hi Huy, I roast for a competition in ten weeks. Do you have a robusta that shocks people? Budget is no problem, 30 kg is enough\nHuy: Hi Ms Chen! There is an anaerobic experiment, 45 kg, pineapple and rum. A bit crazy\nMs Chen: crazy is good. 1 kg by courier today please?",
    );
  t.after(1).posts("Sample by courier", "1 kg anaerobic Fine Robusta, lot EK-X3, to Taipei.");
  const lot = t.offer([["fine", 45, 1_650]], 0, "USD");
  t.after(6).chats(
    `Ms Chen: I need all of it. All 45 kg. Price?\nHuy: ${usd(1_650)} per kg, ${usd(lot.amount)} for the lot, I'm afraid that is what the fermentation cost\nMs Chen: ok. Invoice please, I pay today`,
  );
  t.opens("Formosa – competition lot EK-X3", "fine", lot, "negotiation");
  t.after(1).wins();
  t.orders(lot, "Air freight, paid in advance.");
  t.after(9)
    .with("chihwei.formosa")
    .writes(
      "Customs question",
      "Hello, Chih-wei here. Customs asks for a fumigation certificate because the carton says jute. Is there jute inside?",
    );
  t.after(0).weAnswer(
    "Hello Mr Lin, no jute: the inner bags are vacuum foil, only the carton was re-used. I attach a letter to customs and photos of the packing.",
    { files: ["letter-customs.pdf", "packing.jpg"] },
  );
  t.after(2).answers("Released. Thank you for the quick letter.");
  t.after(48)
    .with("yuting.formosa")
    .chats(
      "Ms Chen: SECOND PLACE 🥈🥈 judges said 'we did not know this was robusta'\nHuy: Congratulations!! May we tell the growers?\nMs Chen: tell everybody. And I want 200 kg next time, can they repeat it?",
    );
  const more = t.offer([["fine", 200, 1_380]], 0, "USD");
  t.opens("Formosa – 200 kg anaerobic, next harvest", "fine", more, "engaging");
  t.after(3).weCall(
    16,
    "Can we repeat EK-X3?",
    "Told Ms Chen honestly: the process yes, the exact taste no. 200 kg means two tanks, ready about 14 weeks after picking. She wants samples of both tanks before she pays.",
    "Connected",
  );
  t.after(6)
    .weWrite(
      "Proposal for 200 kg anaerobic robusta",
      `Dear Ms Chen,

As discussed:
${more.text}
Total ${usd(more.amount)}. Two tanks, samples of both before payment, and if neither is good you owe us nothing but the courier.`,
    )
    .moves("proposal");
  t.after(3).answers(`Good terms. I decide when I know the date of the next competition, they announce it in ${monthEn(t.fromToday(30))}.`);
  t.expects(40, "Ask Ms Chen when the competition date is announced");
  t.task(
    "Write to Ms Chen after the competition date is out",
    t.fromToday(32),
    null,
    `Proposal of ${usd(more.amount)} is waiting for it. Told her by ${dayEn(t.at)}.`,
  );
};
