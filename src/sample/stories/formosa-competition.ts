import type { Story } from "../teller.ts";
import { dayEn, monthEn, usd } from "../wording.ts";

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
