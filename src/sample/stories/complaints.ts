import { DAY } from "../../core/time.ts";
import type { Story } from "../teller.ts";
import { dayEn, ngay, thuNgay, usd, vnd, weekdayDayEn } from "../wording.ts";

/** A resort lets its patience run out: parts late twice, a promise broken, the general manager steps in. Not resolved. */
export const daoSimColdBrew: Story = (t) => {
  t.begin(305).with("phuong.daosim", "tram");
  const bought = t.offer([
    ["cold", 4],
    ["duo", 2],
    ["caudat", 60],
  ]);
  t.calls(
    15,
    "Chị Phương hỏi thiết bị cho ba quầy bar",
    "Resort nâng cấp quầy bar bãi biển, hồ bơi và sảnh. Cần 4 bộ ủ lạnh và 2 máy pha. Chị biết mình qua anh Trường ở Cát Vàng. Hàng ra đảo phải tính đủ phí tàu.",
  );
  t.opens("Đảo Sim – ba quầy bar", "cold", bought);
  t.after(2)
    .weWrite(
      "Báo giá thiết bị ba quầy bar Đảo Sim",
      `Dạ em chào chị Phương,

Em gửi chị báo giá ${t.quoteNumber()}, giá giao tới resort ở Bãi Dài:
${bought.text}
Tổng cộng: ${vnd(bought.amount)}, chưa VAT, đã gồm phí tàu và công lắp.

Bảo hành 24 tháng. Với khách ngoài đảo, bên em cam kết phụ tùng tới nơi trong 5 ngày làm việc ạ.`,
      { files: [`${t.quoteNumber()}.pdf`] },
    )
    .moves("proposal");
  t.after(7).answers("Chị duyệt báo giá này. Ghi rõ câu phụ tùng 5 ngày vào hợp đồng giúp chị, vì ở đảo hư một món là cả quầy đứng.");
  t.after(2)
    .weAnswer("Dạ em ghi ở điều 7 rồi ạ. Em gửi chị hợp đồng, lô hàng lên tàu ngay tuần sau.", { files: ["hop-dong-Dao-Sim.pdf"] })
    .wins();
  t.after(3);
  t.orders(bought, "Giao ra Phú Quốc bằng đường tàu Rạch Giá. Điều 7: phụ tùng trong 5 ngày làm việc.");
  t.after(9, 8.5)
    .with("viet.daosim", "tin")
    .visits(
      420,
      "Lắp đặt ba quầy bar Đảo Sim",
      "Lắp đủ 4 MG Cold, 2 MG Duo. Anh Việt kỹ thuật toà nhà theo cả ngày. Quầy bãi biển nhiều hơi muối, dặn lau khô khớp nối mỗi tối.",
    );
  t.deal = null;
  t.begin(83).with("phuong.daosim", "tram");
  const reportedAt = t.at;
  const daysSince = (): number => Math.round((t.at - reportedAt) / DAY);
  t.writes(
    "Hai bộ ủ lạnh chảy nước",
    `Em Trâm,

Hai bộ ủ lạnh ở quầy bãi biển và hồ bơi chảy nước từ chân vòi, mỗi đêm hứng đầy một xô. Việt đã siết lại mà không hết. Cuối tuần này resort kín phòng, em cho người xem gấp giúp chị.`,
    { cc: ["viet.daosim"] },
  );
  t.after(0).weAnswer("Dạ em chào chị Phương, em đã báo anh Tín, anh gọi anh Việt ngay trong sáng nay để xem qua video ạ.", {
    cc: ["viet.daosim"],
  });
  t.after(0)
    .with("viet.daosim", "tin")
    .weCall(
      19,
      "Xem rò nước qua video",
      "Gioăng chân vòi nitro bị chai vì hơi muối, cả hai bộ. Cần cụm vòi bản chống muối, kho Đà Nẵng hết, phải đặt nhà máy 8 ngày. Dặn anh Việt khoá vòi nitro, dùng vòi thường tạm.",
      "Nghe máy",
    );
  const firstPromise = t.ahead(9);
  t.after(1)
    .with("phuong.daosim", "tram")
    .weAnswer(`Dạ chị Phương,

Nguyên nhân là gioăng chân vòi bị hơi muối làm chai. Bên em thay miễn phí hai cụm vòi loại chống muối, hàng tới resort ${thuNgay(firstPromise)}. Trong lúc chờ chị cho dùng vòi thường giúp em ạ.

Em xin lỗi chị vì để chị bị động dịp cuối tuần.`);
  t.task(`Theo dõi cụm vòi gửi Đảo Sim, tới nơi ${ngay(firstPromise)}`, firstPromise, t.ahead(12), "Trễ: nhà máy giao thiếu.");
  t.after(11).answers(
    `Trâm, em hẹn hàng tới ${thuNgay(firstPromise)}. Hôm nay chị vẫn chưa thấy gì, cũng không ai gọi báo. Điều 7 ghi 5 ngày làm việc. Em trả lời chị có ngày cụ thể.`,
  );
  const secondPromise = t.ahead(6);
  t.after(1).weAnswer(
    `Dạ em xin lỗi chị. Nhà máy giao thiếu một cụm nên kho Đà Nẵng chờ gom đủ mới gửi, lỗi của em là không báo chị. Hàng lên tàu Rạch Giá, tới chị ${thuNgay(secondPromise)} ạ.`,
  );
  t.after(7)
    .with("viet.daosim", "tin")
    .chats(
      "Anh Việt: hàng tới rồi Tín ơi nhưng chỉ có một cụm, loại cũ, không phải loại chống muối\nTín: Anh chụp tem giúp em với ạ\nAnh Việt: [ảnh]\nTín: Dạ kho soạn nhầm mã rồi anh, em báo chị Trâm ngay",
    );
  t.after(0).notes(
    "Kho soạn nhầm mã cho Đảo Sim",
    "Phiếu xuất ghi CV-20 thay vì CV-20M. Loại chống muối còn 1 cụm ở xưởng. Đã đề nghị lấy từ máy trưng bày, chờ anh Bảo duyệt.",
  );
  t.after(2)
    .with("phuong.daosim", "tram")
    .writes(
      "Yêu cầu bồi thường và lịch xử lý dứt điểm",
      `Gửi Mộc Giang,

Tính đến hôm nay hai quầy đã không bán được đồ uống nitro ${daysSince()} ngày. Sai hẹn hai lần, giao sai hàng một lần. Phòng kế toán của resort tính doanh thu mất khoảng ${vnd(96_000_000)}.

Tôi yêu cầu: (1) thay mới hai cụm vòi trong tuần này, (2) cử kỹ thuật ra đảo kiểm tra cả bốn bộ, (3) phương án bồi thường bằng văn bản. Tôi đồng gửi ông Nghĩa, Tổng quản lý.`,
      { cc: ["nghia.daosim"] },
    );
  t.after(1)
    .by("bao")
    .weAnswer(
      `Kính gửi chị Phương, kính gửi ông Nghĩa,

Tôi là Bảo, trưởng phòng kinh doanh Mộc Giang. Chúng tôi nhận lỗi ở cả ba điểm và xin làm như sau: kỹ thuật mang hai cụm vòi chống muối ra đảo và kiểm tra cả bốn bộ; phương án bồi thường tôi gửi bằng văn bản trước ${thuNgay(t.friday())}.

Mong ông và chị cho chúng tôi cơ hội sửa sai.`,
      { cc: ["nghia.daosim"] },
    );
  t.task("Gửi Đảo Sim phương án bồi thường bằng văn bản", t.friday(), null, "Đã hứa với ông Nghĩa và chị Phương. Chờ chị Linh duyệt mức.");
  t.after(5, 9)
    .with("viet.daosim", "tin")
    .visits(
      300,
      "Thay vòi tại Đảo Sim",
      "Thay được một cụm ở quầy hồ bơi. Cụm lấy từ máy trưng bày bị nứt ren khi lắp quầy bãi biển, phải tháo ra, quầy bãi biển vẫn chưa có vòi. Hai bộ còn lại gioăng cũng bắt đầu chai.",
    );
  t.after(1)
    .with("phuong.daosim", "tram")
    .weCall(
      9,
      "Báo kết quả chuyến ra đảo",
      "Chị Phương rất bực. Chị nói resort không thử nghiệm giúp mình, và hỏi văn bản bồi thường đâu vì đã qua hạn anh Bảo hứa. Em chưa có câu trả lời.",
      "Nghe máy",
    );
  t.after(12)
    .with("nghia.daosim", "bao")
    .writes(
      "Thông báo tạm dừng thanh toán",
      `Kính gửi ông Bảo,

Đã ${daysSince()} ngày kể từ báo hỏng đầu tiên, quầy bãi biển vẫn chưa hoạt động bình thường và chúng tôi chưa nhận được phương án bồi thường mà ông hứa. Resort tạm giữ khoản thanh toán đợt cuối ${vnd(Math.round((bought.amount * 10) / 100))} (10% hợp đồng) cho đến khi có văn bản chính thức.

Trần Đại Nghĩa`,
      { cc: ["phuong.daosim"], isUnsigned: true },
    );
  t.after(2)
    .by("bao")
    .notes(
      "Họp nội bộ về Đảo Sim",
      "Chị Linh nghiêng về đổi mới cả bốn bộ sang bản chống muối và tặng 60 kg Arabica, chi phí khoảng 120 triệu. Chưa chốt vì chờ giá nhà máy. Chưa ai viết văn bản cho khách.",
    );
  t.after(9).by("bao").weCall(4, "Gọi ông Nghĩa", "Thư ký nói ông Nghĩa họp, sẽ gọi lại. Không gọi lại.", "Không gặp");
  t.begin(3)
    .with("phuong.daosim", "tram")
    .writes(
      "Đề nghị nhận lại bốn bộ ủ lạnh",
      `Trâm,

Chị đã cố giữ cho Mộc Giang nhưng ông Nghĩa quyết rồi: nếu đến ${ngay(t.fromToday(8))} không có văn bản bồi thường và không thay xong quầy bãi biển, resort trả lại cả bốn bộ ủ lạnh và yêu cầu hoàn tiền. Nam Á Espresso đã ra đảo khảo sát tuần trước.

Cà phê Arabica thì bếp vẫn thích, chị nói thật. Nhưng chị không bảo vệ em được nữa nếu không ai trả lời chị.`,
      { cc: ["nghia.daosim"] },
    );
  t.task(
    "Trả lời chị Phương (Đảo Sim): văn bản bồi thường và ngày thay vòi quầy bãi biển",
    t.fromToday(0),
    null,
    `Khách doạ trả bốn bộ ủ lạnh nếu đến ${ngay(t.fromToday(8))} chưa có văn bản.`,
  );
};

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

/** Two customers' boxes swapped and an invoice sent twice; calmly sorted out. */
export const mapleMixUp: Story = (t) => {
  t.begin(142).with("leanne.maple", "huy");
  const restock = t.offer(
    [
      ["phinset", 240, 620],
      ["drip", 360, 540],
    ],
    0,
    "USD",
  );
  t.writes(
    "Restock before our busy season",
    `Hey Huy! Hope Da Nang is treating you well.

We're nearly out of phins. Could you send 240 phin sets and 360 boxes of drip bags, same prices as last time? I'd love to have them on the water within three weeks.`,
  );
  t.opens("Maple & Phin – restock", "phinset", restock, "engaging");
  t.after(1)
    .weAnswer(`Hi Leanne,

Happy to. Same prices as last time:
${restock.text}
Total ${usd(restock.amount)}, FOB Da Nang. I can ship on ${weekdayDayEn(t.ahead(12))} if you confirm this week.`)
    .moves("proposal");
  t.after(1).answers("Confirmed! 🎉").wins();
  t.after(1);
  const number = t.orders(restock, "FOB Da Nang, 1 pallet, sea freight to Vancouver, rail to Toronto.");
  t.after(38)
    .with("graham.maple")
    .writes(
      `Wrong pallet for ${number}`,
      `Hello,

Pallet received today. The outer label says Maple & Phin but the boxes inside are engraved "Saigon Laneway". 200 phin sets, no drip bags. Please advise.

Graham Oakes`,
      { isUnsigned: true, cc: ["leanne.maple"], files: ["pallet.jpg"] },
    );
  t.after(0).weAnswer(
    `Dear Graham, dear Leanne,

I am so sorry. Two pallets left our warehouse the same day and the labels were swapped. Your goods are in Melbourne. I am on the phone with both forwarders now and will write again tomorrow with dates.`,
    { cc: ["leanne.maple"] },
  );
  const { deal } = t;
  t.deal = null;
  t.after(0)
    .with("daniel.laneway")
    .weCall(
      8,
      "Swapped pallets",
      "Daniel took it with humour: his warehouse had just opened a box of drip bags. He needs his engraved sets for a store opening in five weeks. Told him we cover everything.",
      "Connected",
    );
  t.deal = deal;
  t.after(1)
    .with("leanne.maple")
    .weAnswer(
      `Hi Leanne,

Here is the plan, all at our cost:
1. A fresh pallet of 240 phin sets and 360 boxes leaves Da Nang by air on ${weekdayDayEn(t.ahead(3))} and reaches you about ${dayEn(t.ahead(9))}.
2. A courier collects the 200 Melbourne sets from Graham.
3. You keep 10% off your next order for the trouble.

I know your season depends on this.`,
      { cc: ["graham.maple"] },
    );
  t.after(1).answers("Okay, breathing again. Air freight is very decent of you. Thank you for the straight answer.");
  t.after(9).with("graham.maple").answers("Air pallet received complete, 240 and 360. Courier took the other boxes this morning.");
  t.after(8)
    .with("leanne.maple")
    .writes(
      `Two invoices for ${number}?`,
      `Huy, our bookkeeper found two invoices for ${number}, both ${usd(restock.amount)}. The second must belong to the replacement pallet? Please cancel one before I pay twice 😅`,
    );
  t.after(0).weAnswer(
    "You are right, the replacement was invoiced by mistake. It is cancelled as of today, the cancellation is attached. Please pay only the first one.",
    { files: ["invoice-cancelled.pdf"] },
  );
  t.after(2).answers("Paid the first one this morning. All good!");
  t.after(20)
    .by("bao")
    .notes(
      "What we changed after the swapped pallets",
      "Labels are now printed per pallet at the dock, not in the office, and a photo of the open pallet goes into the shipping mail. Cost of this mistake: about 2,900 USD in freight.",
    );
};
