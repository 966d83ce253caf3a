import type { Story } from "../teller.ts";
import { thuNgay, usd, weekdayDayEn } from "../wording.ts";

/** Houston: the son writes English, the mother Vietnamese, in one thread. */
export const phoFilterFamily: Story = (t) => {
  t.begin(128)
    .with("kevin.phofilter", "huy")
    .writes(
      "Coffee for our third restaurant",
      `Hi Huy,

Kevin here from Pho & Filter in Houston. We open a third location in Katy in about two months and I want one coffee for all three places, roasted in Vietnam, for phin and for cà phê sữa đá.

My mom Loan is in cc. She is the boss of taste. She reads Vietnamese only, so feel free to answer her in Vietnamese and me in English, same thread is fine.`,
      { cc: ["loan.phofilter"] },
    );
  t.after(1).weAnswer(
    `Hi Kevin, thank you for writing. I'd suggest we start with three roasts of our Hàn Giang Phin, 1 kg each, by courier this week: light butter, classic dark, and one without butter.

Dạ cháu chào cô Loan, cháu là Huy ở Mộc Giang, Đà Nẵng. Cháu gửi cô ba mẫu Hàn Giang: rang bơ nhẹ, rang đậm kiểu xưa và mẫu không bơ. Cô uống thử rồi cho cháu biết ly nào giống ly cô muốn nhất ạ.`,
    { cc: ["loan.phofilter"] },
  );
  t.after(9)
    .with("loan.phofilter")
    .answers(
      `Chào cháu Huy,

Cô uống rồi. Mẫu không bơ thì lạt, bỏ. Mẫu đậm thơm giống cà phê ba cô uống hồi ở Mỹ Tho, nhưng hậu hơi đắng gắt. Mẫu bơ nhẹ hậu ngọt mà thiếu mùi.

Cháu trộn cho cô một nửa đậm một nửa bơ nhẹ thử coi. Khách Mỹ của Kevin uống nhiều sữa nên phải đậm.`,
      { cc: ["kevin.phofilter"] },
    );
  t.after(1).weAnswer(
    `Dạ cháu chào cô Loan, cô tả rõ như vậy là xưởng cháu làm được liền. Cháu nhờ thợ rang phối 50/50, giảm thời gian cuối một chút cho bớt gắt. Mẫu tới cô khoảng ${thuNgay(t.ahead(8))} ạ.

Kevin, short version: your mom wants half dark, half light butter, a little less bitter. The new sample should reach you by ${weekdayDayEn(t.ahead(8))}.`,
    { cc: ["kevin.phofilter"] },
  );
  t.after(10)
    .with("kevin.phofilter")
    .answers(
      `Huy, we have a winner. She made me drink four glasses to be sure 😂

What would 400 kg every two months cost, delivered to Houston? And can the bags say "Pho & Filter – Mẹ Loan's blend"?`,
      { cc: ["loan.phofilter"] },
    );
  const blend = t.offer([["hangiang", 400, 980]], 0, "USD");
  t.opens("Pho & Filter – Mẹ Loan blend, 400 kg", "hangiang", blend, "proposal");
  t.after(2).weAnswer(
    `Hi Kevin,

For Mẹ Loan's blend:
${blend.text}
Total ${usd(blend.amount)} per shipment, FOB Da Nang. Sea freight to Houston adds roughly ${usd(64_000)} per pallet. Own bags with your name are included from 400 kg.

Dạ cô Loan, trên túi cháu ghi "Mẹ Loan" như anh Kevin muốn, cô xem chữ giúp cháu trước khi in nha cô.`,
    { files: ["bag-design-v1.pdf"], cc: ["loan.phofilter"] },
  );
  t.after(4)
    .with("loan.phofilter")
    .answers("Cô coi rồi. Chữ 'Mẹ Loan' để nhỏ thôi, mắc cỡ lắm. Thêm hình cái phin cho người ta biết cách pha. Còn lại cô ưng.", {
      cc: ["kevin.phofilter"],
    });
  t.after(2)
    .with("kevin.phofilter")
    .weAnswer(
      `Dạ cô, cháu sửa chữ nhỏ lại và thêm hình phin rồi ạ.

Kevin, design v2 attached as your mom asked. If it's a yes, I book the vessel leaving ${weekdayDayEn(t.ahead(13))}.`,
      { files: ["bag-design-v2.pdf"], cc: ["loan.phofilter"] },
    );
  t.after(1)
    .answers("It's a yes from both of us. Send the invoice!", { cc: ["loan.phofilter"] })
    .wins();
  t.after(1);
  const number = t.orders(blend, "Own bags, design v2. FOB Da Nang, one pallet.");
  t.after(13).weWrite(
    `On the water: ${number}`,
    "Hi Kevin, your pallet sailed this morning, ETA Houston in about 38 days. Documents attached, originals follow by courier.",
    { files: ["BL.pdf", "invoice.pdf", "packing-list.pdf"] },
  );
  t.deal = null;
  t.after(44)
    .with("ashley.phofilter")
    .writes(
      `Pallet received, 3 bags torn (${number})`,
      "Hello, Ashley from the Bellaire store. Pallet is here, 397 kg in good shape, 3 bags were torn by the forklift on our side. Not your fault, just so the count is right. Opening in Katy is next week!",
    );
  t.after(1)
    .with("kevin.phofilter")
    .weCall(
      20,
      "Before the Katy opening",
      "Kevin orders the next 400 kg early next month. His mother wants to visit Đà Nẵng and 'see who roasts for me'. He asked about a small cold brew line for the Katy store, I promised figures.",
      "Connected",
    );
  t.after(3)
    .with("loan.phofilter")
    .writes(
      "Cô định về Việt Nam",
      `Huy ơi,

Cô tính về thăm nhà khoảng hai tuần, ghé Đà Nẵng coi xưởng của cháu, rồi vô Mỹ Tho. Cháu coi bữa nào rảnh thì nói cô mua vé. Cô muốn tận mắt coi mẻ rang của cô, và gặp cô giám đốc.`,
    );
  t.after(1).weAnswer(
    "Dạ cháu mời cô ghé ạ! Cô cho cháu biết ngày cô tới, cháu xếp mẻ rang 'Mẹ Loan' đúng hôm đó cho cô coi. Chị Linh giám đốc cũng mong gặp cô lắm. Cháu ra sân bay đón cô luôn.",
  );
  t.after(9).answers("Cô lấy vé rồi, cô nhắn ngày cho cháu qua Kevin nha. Có gì ngon ở Đà Nẵng chỉ cô với.");
  t.task(
    "Lo đón cô Loan (Houston) và xếp mẻ rang 'Mẹ Loan' khi cô tới Đà Nẵng",
    t.fromToday(11),
    null,
    "Hỏi anh Kevin ngày tới. Báo chị Linh.",
  );
  t.with("kevin.phofilter")
    .after(4)
    .writes(
      "Cold brew for Katy",
      "Huy, quick reminder about the cold brew figures for Katy you promised on the phone. Budget is about $3,000 for equipment. No rush, but the contractor asks me every week.",
    );
  const cold = t.offer([["cold", 2, 128_000]], 0, "USD");
  t.opens("Pho & Filter – cold brew for Katy", "cold", cold, "engaging");
  t.expects(24, "Send Kevin the cold brew figures he asked for twice");
  t.task("Send Kevin the cold brew figures for Katy", t.fromToday(0), null, "Promised by phone, he reminded by mail.");
};
