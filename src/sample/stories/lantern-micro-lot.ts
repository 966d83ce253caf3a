import type { Story } from "../teller.ts";
import { usd, weekdayEn } from "../wording.ts";

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
