import type { Story } from "../teller.ts";
import { ngay, thuNgay, usd, vnd, weekdayDayEn } from "../wording.ts";

/** Cô Diệu in Huế: a small garden café, a flood, an old recipe; warm and slow. */
export const hienNhaGarden: Story = (t) => {
  t.beginAroundTet(-104)
    .with("dieu.hiennha", "khoi")
    .weCall(
      14,
      "Hỏi thăm cô Diệu sau mưa lớn",
      "Nước ngập sân quán cả mét, cô kê được máy xay lên gác nhưng mất 18 ký cà phê để dưới bếp. Cô cười nói năm nào Huế cũng lụt. Quán đóng chừng một tuần. Em báo anh Bảo xin gửi tặng cô một ít hàng.",
      "Nghe máy",
    );
  t.after(2).posts(
    "Gửi cô Diệu 20 ký Hàn Giang",
    "Gửi xe tặng cô 20 ký để mở lại quán, kèm thư tay của chị Linh: 'Cháu mong cô và nhà mình bình an, quán mau khô ráo.'",
  );
  t.after(5).writes(
    "Cô cám ơn mấy cháu",
    `Khôi con,

Cô nhận được cà phê và thư của cô Linh rồi. Cô đọc thư mà rưng rưng. Hôm qua quán mở lại, sân còn bùn nhưng khách quen tới đông, ai cũng ngồi ngoài hiên.

Tháng sau con cứ gửi cho cô như cũ, 15 ký. Cô trả tiền đầy đủ nghe, không được cho nữa.`,
  );
  t.after(1).weAnswer(
    "Dạ cháu chào cô Diệu, cháu mừng quá vì quán mở lại rồi. Cháu gửi 15 ký đúng ngày như mọi tháng ạ. Hôm nào cháu ra Huế cháu ghé uống ly phin của cô.",
  );
  t.after(36, 9.5)
    .visits(
      80,
      "Ghé quán Hiên Nhà",
      "Cô Diệu kể công thức rang bơ của mạ cô: bơ Bretel, chút muối, không dùng hương. Cô chê mẻ vừa rồi 'khét hơn mọi khi'. Đã lấy một túi về cho xưởng so với mẫu lưu.",
    )
    .also("nguyen.hiennha");
  t.after(3).weWrite(
    "Kết quả so mẫu Hàn Giang của cô",
    `Dạ cháu chào cô Diệu,

Xưởng cháu so rồi, cô nếm đúng: mẻ đó ra trễ 20 giây nên đậm hơn mẫu. Cháu đổi cho cô 6 ký còn lại, và dặn xưởng rang riêng cho quán theo mẫu cũ. Từ nay trên túi có ghi "Hiên Nhà" để khỏi lẫn ạ.`,
  );
  t.after(2)
    .with("nguyen.hiennha")
    .answers("Chào Khôi, anh Nguyên đây, mạ anh nhờ anh trả lời. Mạ nói 'thằng nhỏ biết nghe'. Anh nhận hàng đổi rồi nhé.");
  t.beginAroundTet(-16)
    .with("dieu.hiennha")
    .chats(
      "Cô Diệu: Khôi ơi Tết ni cô cần 40 ký, mồng 2 quán mở rồi con\nKhôi: Dạ cháu giao trước 25 tháng Chạp cho cô yên tâm ạ\nCô Diệu: ừ, con nhớ ghi tên Hiên Nhà",
    );
  const tetOrder = t.offer([["hangiang", 40]]);
  t.after(1);
  t.orders(tetOrder, "Rang riêng mẫu Hiên Nhà. Giao trước 25 tháng Chạp.");
  t.after(6).chats(
    "Cô Diệu: cô nhận đủ rồi, thơm lắm. Chúc mấy cháu ăn Tết vui vẻ nghe\nKhôi: Dạ cháu chúc cô và cả nhà năm mới mạnh khoẻ, quán đông khách ạ",
  );
  t.begin(158)
    .with("dieu.hiennha")
    .writes(
      "Giá mới",
      `Khôi con, cô nhận được giấy báo giá mới. Quán cô bán ly cà phê mười tám ngàn, tăng giá thì khách quen họ thương cũng ngại. Cô không trả giá với con, nhưng con coi có cách chi cho cô không?`,
    );
  t.after(2).weAnswer(
    `Dạ cháu chào cô, cháu hỏi chị Linh rồi. Quán cô lấy đều từ ngày xưởng mới mở nên riêng Hiên Nhà giữ giá cũ ${vnd(198_000)} một ký thêm sáu tháng, tới ${ngay(t.ahead(180))}. Sau đó cháu tính tiếp với cô ạ.`,
  );
  t.after(1).answers("Rứa là quý lắm rồi. Cô cám ơn con với cô Linh.");
  t.task("Bàn lại giá với cô Diệu khi hết sáu tháng giữ giá", t.fromToday(16), null, "Giữ 198.000 ₫ một ký cho riêng Hiên Nhà.");
};

/** Bà Tư and her son: an order by voice, a machine she does not want, and a son who does. */
export const baTuMachine: Story = (t) => {
  t.begin(236)
    .with("tu.batu", "tram")
    .calls(
      9,
      "Bà Tư gọi đặt hàng",
      "Bà Tư gọi đặt 12 ký Hàn Giang. Bà mắt kém, không đọc tin nhắn, dặn có gì gọi trước 9 giờ sáng. Anh Tâm con bà đang muốn sắm máy pha, bà chưa chịu.",
    );
  t.after(9)
    .with("tam.batu")
    .writes(
      "Hỏi máy pha nhỏ cho quán Bà Tư",
      `Chào em Trâm,

Anh tên Tâm, con bà Tư. Quán giờ nhiều khách trẻ hỏi bạc xỉu đá xay, latte mà má anh chỉ pha vợt. Anh muốn mua một máy 1 họng với máy xay nhỏ. Má anh sợ tốn điện và sợ khách cũ chê. Em tư vấn giúp anh với.`,
    );
  const small = t.offer([
    ["solo", 1],
    ["grind64", 1],
  ]);
  t.opens("Bà Tư – máy pha đầu tiên", "solo", small);
  t.after(1)
    .weAnswer(`Dạ em chào anh Tâm,

Em gửi anh giá bộ nhỏ nhất:
${small.text}
Tổng cộng: ${vnd(small.amount)}, chưa VAT.

Về điện, MG Solo chạy cả ngày khoảng 9 số, chừng 25–30 nghìn tiền điện. Còn khách cũ thì bà cứ pha vợt như xưa, máy chỉ để bán món mới. Em gửi máy cho quán thử một tuần, bà ưng mới lấy, được không anh?`)
    .moves("proposal");
  t.after(3).answers("Cho thử là nhất rồi em. Để anh nói với má.");
  t.after(6, 8)
    .with("tam.batu", "tin")
    .visits(
      150,
      "Đặt máy thử tại quán Bà Tư",
      "Đặt ở góc trong, không đụng bếp vợt. Bà Tư đứng coi, hỏi 'cái này kêu to không con'. Uống thử một ly đen máy, bà nói 'lạt', nhưng khen ly bạc xỉu.",
    );
  t.after(7)
    .with("tu.batu", "tram")
    .weCall(
      6,
      "Hỏi ý bà Tư sau một tuần",
      "Bà nói một tuần bán thêm hơn 200 ly đá xay, 'tụi nhỏ nó thích'. Bà đồng ý mua nhưng phải viết hoá đơn tên bà.",
      "Nghe máy",
    )
    .wins();
  t.after(1);
  t.orders(small, "Máy đang để tại quán. Hoá đơn ghi tên bà Nguyễn Thị Tư.");
  t.after(30)
    .with("tam.batu")
    .chats(
      "Anh Tâm: Trâm ơi má anh giờ đòi thêm cái tủ mát để ly nữa 😂\nTrâm: Dạ bà lên tay dữ vậy anh\nAnh Tâm: sáng nào cũng tự lau máy, không cho ai đụng",
    );
};

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
