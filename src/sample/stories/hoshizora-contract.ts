import type { Story } from "../teller.ts";
import { usd } from "../wording.ts";

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
