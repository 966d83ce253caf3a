import type { Story } from "../teller.ts";
import { ngay, thang, thuNgay, trieu, vnd } from "../wording.ts";

/** Eleven supermarkets: listing, discount, empty shelves before Tết, and a second season done right. */
export const tamAnShelves: Story = (t) => {
  t.beginAroundTet(-118)
    .with("thao.taman", "ha")
    .weWrite(
      "Đề nghị đưa cà phê Mộc Giang vào hệ thống Tâm An",
      `Dạ em chào chị Thảo,

Em là Hà, phụ trách miền Bắc của Mộc Giang. Em thấy kệ cà phê của Tâm An chưa có dòng rang nguyên chất túi 250 g và túi lọc drip. Bên em đã có mặt ở 60 cửa hàng miền Trung, xin gửi chị hồ sơ công bố và bảng giá để chị xem ạ.

Chị cho em xin 30 phút gặp chị ở Vinh tuần tới được không ạ?`,
      { files: ["ho-so-cong-bo.pdf", "bang-gia-ban-le.pdf"] },
    );
  t.after(4).answers(
    `Chào em, chị xem rồi. Kệ còn đúng hai vị trí. Em vào gặp chị với anh Đức sáng ${thuNgay(t.ahead(5))}, mang mẫu thật và phương án trưng bày. Chị nói trước: chiết khấu hệ thống 18%, công nợ 45 ngày.`,
  );
  t.after(5, 9)
    .meets(
      70,
      "Gặp chị Thảo và anh Đức ở Vinh",
      "Thử túi lọc và Sơn Trà 250 g. Anh Đức muốn thêm hỗ trợ ra mắt 20 triệu cho 11 siêu thị. Mình đề nghị đổi lấy hai tuần đứng quầy mời thử. Chị Thảo thích phương án mời thử hơn.",
    )
    .also("duc.taman");
  const first = t.offer(
    [
      ["drip", 1_320],
      ["sontra", 220],
    ],
    18,
  );
  t.opens("Tâm An – vào 11 siêu thị", "drip", first, "engaging");
  t.after(3)
    .weAnswer(
      `Dạ em gửi anh chị phương án chốt cho đơn đầu, mỗi siêu thị 120 hộp túi lọc và 20 kg Sơn Trà:
${first.text}
Tổng: ${vnd(first.amount)}, công nợ 45 ngày. Thay cho tiền hỗ trợ, bên em cử người mời thử hai tuần ở bốn siêu thị lớn nhất ạ.`,
      { cc: ["duc.taman"] },
    )
    .moves("proposal");
  t.after(6)
    .with("duc.taman")
    .answers("Anh duyệt. Ký hợp đồng khung một năm, bên em giao về kho trung tâm ở Vinh. Mã hàng chị Thảo gửi sau.", { cc: ["thao.taman"] })
    .wins();
  t.after(3).with("thao.taman");
  t.orders(first, "Giao kho trung tâm Vinh. Công nợ 45 ngày.");
  t.deal = null;
  t.after(9, 9).visits(
    200,
    "Mời thử tại Tâm An Lê Lợi",
    "Hai ngày cuối tuần mời 340 lượt, bán 71 hộp túi lọc. Khách hỏi nhiều nhất là 'có đường không'. Nhân viên siêu thị xếp kệ thấp, đã xin chị Thảo chuyển lên ngang tầm mắt.",
  );
  t.beginAroundTet(-34).writes(
    "Gấp: túi lọc hết sạch trước Tết",
    `Hà ơi,

Túi lọc bán nhanh quá, bảy siêu thị hết hàng từ hôm qua. Khách mua làm quà Tết. Em giao gấp cho chị 1.100 hộp được không, trễ nhất ${thuNgay(t.ahead(6))}? Sau hôm đó xe lên kệ không kịp nữa.`,
  );
  t.after(0).weAnswer("Dạ chị, em vào xưởng hỏi ngay. Túi lọc đang ưu tiên một đơn quà doanh nghiệp, em trả lời chị trong chiều nay ạ.");
  t.after(0).weAnswer(
    `Dạ chị Thảo, em xin được 700 hộp giao ${thuNgay(t.ahead(5))}, 400 hộp còn lại không kịp Tết. Em xin lỗi chị, lần đầu vào hệ thống nên bên em dự trù thiếu. Chị lấy 700 không ạ?`,
  );
  t.after(1).answers("Lấy 700. Tiếc thật, riêng Tết chị bán được gấp ba. Sang năm em phải dự trù cùng chị từ trước hai tháng.");
  t.after(0);
  t.orders(t.offer([["drip", 700]], 18), "Giao gấp trước Tết. Yêu cầu ban đầu 1.100 hộp, xưởng chỉ kịp 700.");
  t.task("Cùng chị Thảo (Tâm An) dự trù hàng Tết, trước hai tháng", t.fromToday(8), null, "Tết vừa rồi thiếu 400 hộp túi lọc.");
  t.after(5).texts(
    "Mộc Giang: xe chở 700 hộp túi lọc đã rời Đà Nẵng tối qua, dự kiến chiều nay tới kho Vinh. Lái xe: anh Quý 0900 000 190.",
  );
  t.after(26)
    .with("nga.taman")
    .weWrite(
      "Đối chiếu công nợ Tâm An",
      "Dạ em chào chị Nga, em gửi chị bảng đối chiếu công nợ đến hết tháng trước. Có một phiếu trả hàng 14 hộp móp góc bên em đã trừ. Chị kiểm tra giúp em ạ.",
      { files: ["doi-chieu-cong-no.xlsx"] },
    );
  t.after(4).answers("Chị khớp rồi em. Chị làm lệnh chi vào kỳ ngày 25.");
  t.begin(12)
    .with("thao.taman")
    .weWrite(
      "Dự trù túi lọc cho mùa cao điểm tới",
      `Dạ em chào chị Thảo,

Rút kinh nghiệm lần trước, em gửi chị dự trù sớm: 11 siêu thị, 3.300 hộp túi lọc chia ba đợt. Bên em giữ nguyên chiết khấu 18% và cam kết đủ hàng nếu chị xác nhận trước ${thuNgay(t.ahead(25))}.`,
      { cc: ["duc.taman"], files: ["du-tru-tui-loc.xlsx"] },
    );
  const season = t.offer([["drip", 3_300]], 18);
  t.opens("Tâm An – mùa cao điểm, 3.300 hộp túi lọc", "drip", season, "proposal");
  t.after(6).answers("Chị xem số rồi, nghiêng về 2.600 hộp vì bên Rang Xay Lam Sơn cũng vào kệ. Chị họp ngành hàng xong báo em.");
  t.after(2).notes(
    "Tâm An: có thêm Rang Xay Lam Sơn",
    "Chị Thảo nhắc đối thủ vào kệ lần đầu. Giá họ 99 nghìn một hộp, kém mình 19 nghìn, nhưng túi thường, không thổi nitơ. Xin anh Bảo hai tuần mời thử nữa.",
  );
  t.expects(14, "Chờ chị Thảo họp ngành hàng; chuẩn bị phương án 2.600 hộp");
};

/** Corporate Tết gifts: 350 boxes with names, finished at night; and the next season begins early. */
export const anhDuongGifts: Story = (t) => {
  t.beginAroundTet(-72)
    .with("nhu.anhduong", "khoi")
    .writes(
      "Quà Tết cho 350 nhân viên",
      `Chào Khôi,

Năm nay Ánh Dương muốn tặng mỗi nhân viên một hộp quà: hai hộp túi lọc, một bộ phin, thiệp của ban giám đốc, in tên từng người. 350 phần. Ngân sách chị xin được tối đa 400 nghìn một phần.

Em làm được không, và trước ngày nào chị phải gửi danh sách tên?`,
    );
  const gifts = t.offer([
    ["drip", 700, 112_000],
    ["phinset", 350, 119_000],
  ]);
  t.opens("Ánh Dương – 350 phần quà Tết", "drip", gifts);
  t.after(2)
    .weAnswer(
      `Dạ em chào chị Như,

Em làm được ạ. Mỗi phần hai hộp túi lọc và một bộ phin, hộp và thiệp in tên bên em tặng:
${gifts.text}
Tổng: ${vnd(gifts.amount)} cho 350 phần, tức là ${vnd(gifts.amount / 350)} một phần, dưới ngân sách của chị.

Chị gửi danh sách tên trước ${thuNgay(t.ahead(20))} để kịp in.`,
      { files: ["mau-hop-qua.pdf"] },
    )
    .moves("proposal");
  t.after(4).answers("Ban giám đốc duyệt rồi. Chị thích hộp màu xanh rêu. Tên in mặt trong nắp nhé, đừng in ngoài.").wins();
  t.after(2);
  t.orders(gifts, "In tên 350 người mặt trong nắp, hộp màu xanh rêu, thiệp ban giám đốc.");
  t.after(13).answers("Danh sách tên chị gửi đính kèm. Có 6 bạn mới vào tuần này, chị thêm ở cuối.", { files: ["danh-sach-350.xlsx"] });
  t.after(1).weAnswer(
    "Dạ em nhận đủ ạ. Dòng 118 và 119 trùng tên Nguyễn Thị Hà, hai bạn khác phòng, em in thêm tên phòng cho khỏi lẫn nhé chị?",
  );
  t.after(0).answers("Ừ in thêm phòng giúp chị, em tinh mắt ghê.");
  t.after(16)
    .by("bao")
    .notes(
      "Hộp quà Ánh Dương in sai màu",
      "Nhà in ra màu xanh đậm thay vì xanh rêu, 350 hộp. Minh Quang nhận in lại trong bốn ngày, chịu toàn bộ. Xưởng xếp ca tối để kịp.",
    );
  t.after(5)
    .by("khoi")
    .chats(
      "Khôi: Dạ chị Như, em gửi hình hộp hoàn chỉnh, màu xanh rêu chuẩn rồi ạ [ảnh]\nChị Như: đẹp quá, đúng ý chị\nKhôi: Mai 9 giờ em giao ở tầng 2 nha chị",
      "out",
    );
  t.after(1, 9)
    .with("thinh.anhduong")
    .visits(
      90,
      "Giao 350 phần quà tại Ánh Dương",
      "Giao đủ, anh Thịnh đếm theo phòng. Thiếu một thiệp, in bổ sung ngay trong chiều. Mọi người mở ra tìm tên mình, rất vui.",
    )
    .also("nhu.anhduong");
  t.after(3)
    .with("nhu.anhduong")
    .answers("Cảm ơn Khôi và cả xưởng, mấy bạn nhân viên đăng hình đầy trang nội bộ. Sang năm chị lại tìm em.");
  t.deal = null;
  t.begin(33)
    .with("nhu.anhduong")
    .writes(
      "Quà cho dịp tới: 420 phần",
      `Khôi ơi, công ty chị giờ 420 người. Chị muốn làm sớm, thêm một gói Cầu Đất 250 g và bỏ thiệp giấy, thay bằng thẻ gỗ khắc tên. Ngân sách nâng lên ${vnd(450_000)} một phần. Em gửi mẫu và giá cho chị trước khi trình nhé.`,
    );
  const next = t.offer([
    ["drip", 840, 112_000],
    ["phinset", 420, 119_000],
    ["caudat", 105],
  ]);
  t.opens("Ánh Dương – 420 phần quà, thẻ gỗ", "drip", next, "engaging");
  t.after(3)
    .weAnswer(`Dạ chị Như,

Em tính theo giá đã giảm lần trước:
${next.text}
Tổng: ${vnd(next.amount)}, ${vnd(Math.round(next.amount / 420))} một phần, chưa tính thẻ gỗ. Mẫu thẻ em đang nhờ xưởng khắc ở Hoà Vang làm thử, có mẫu em mang qua ngay ạ.`)
    .moves("proposal");
  t.after(9)
    .with("thinh.anhduong")
    .weCall(
      5,
      "Hẹn mang mẫu thẻ gỗ",
      "Anh Thịnh nhắc chị Như cần mẫu thẻ trước buổi họp ban giám đốc. Xưởng khắc hẹn rồi lại trễ, em xin thêm mấy ngày.",
      "Nghe máy",
    );
  t.task("Mang mẫu thẻ gỗ khắc tên qua Ánh Dương", t.fromToday(0), null, "Chị Như cần trước buổi họp ban giám đốc.");
  t.with("nhu.anhduong").expects(22, "Mang mẫu thẻ gỗ, chốt giá một phần");
};

/** A caterer changes its buyer: the old one leaves, the new one starts from zero, and the owner remembers. */
export const thanhPhatNewBuyer: Story = (t) => {
  t.begin(395)
    .with("yen.thanhphat", "tram")
    .writes(
      "Báo giá cà phê căng tin 9 nhà máy",
      "Trâm ơi, chị là Yến thu mua Thành Phát. Bên chị cần cà phê phin cho căng tin chín nhà máy, khoảng 300 ký một tháng, uống đá có sữa. Giá phải dưới 200 nghìn chị mới trình được.",
    );
  const monthly = t.offer([["hangiang", 300]]);
  t.opens("Thành Phát – 300 kg mỗi tháng, hợp đồng năm", "hangiang", { amount: monthly.amount * 12, currency: "VND" });
  t.after(1)
    .weAnswer(
      `Dạ em chào chị Yến, giá Hàn Giang bên em đang là ${vnd(198_000)} một ký nên chị trình được ạ. Mỗi tháng 300 kg là ${vnd(monthly.amount)}, hợp đồng năm ${vnd(monthly.amount * 12)}. Em gửi mẫu về Thủ Dầu Một cho chị thử trước.`,
      { files: ["bao-gia-Thanh-Phat.pdf"] },
    )
    .moves("proposal");
  t.after(8, 9).visits(
    110,
    "Pha thử tại bếp trung tâm Thành Phát",
    "Pha 60 ly cho tổ bếp và công nhân. Công nhân thích ngọt, đậm. Chị Yến chấm mẫu rang đậm nhất. Bếp hỏi có túi 5 kg không cho đỡ rác.",
  );
  t.after(6)
    .answers("Sếp Công đồng ý rồi Trâm, ký năm, túi 5 kg, giao đầu tháng về bếp trung tâm. Chị gửi lại hợp đồng đã đóng dấu.", {
      files: ["hop-dong-nam.pdf"],
    })
    .wins();
  t.deal = null;
  t.begin(139)
    .with("luc.thanhphat")
    .writes(
      "Rà soát lại nhà cung cấp cà phê",
      `Chào em Trâm,

Anh là Lực, từ tuần này phụ trách thu mua thay chị Yến đã nghỉ việc. Anh rà soát lại toàn bộ nhà cung cấp. Em gửi anh hợp đồng, sản lượng 12 tháng, công bố chất lượng và báo giá mới. Hiện anh có chào giá ${vnd(176_000)} một ký từ bên khác.`,
    );
  t.after(1).weAnswer(
    `Dạ em chào anh Lực,

Em gửi anh hợp đồng, bảng sản lượng theo tháng và hồ sơ công bố. Về giá ${vnd(176_000)}, anh giúp em hỏi bên đó hàng là cà phê nguyên chất hay có pha bắp rang, vì nhân xanh hiện đã gần ${vnd(148_000)} một ký.

Em xin gặp anh tuần này, mang hai mẫu để anh đun thử cho rõ ạ.`,
    { files: ["hop-dong-nam.pdf", "san-luong-12-thang.xlsx", "cong-bo.pdf"] },
  );
  t.after(5, 14).meets(
    55,
    "Gặp anh Lực, đun thử hai mẫu",
    "Mẫu kia nổi váng và cặn trắng khi pha loãng, anh Lực tự thấy. Anh khó tính nhưng công bằng. Muốn mình ghi rõ giá trong hợp đồng 6 tháng, không đổi giữa chừng.",
  );
  t.after(3).weAnswer(
    `Dạ anh Lực, em xin được mức giữ ${vnd(209_000)} một ký trong 6 tháng tới thay vì giá niêm yết ${vnd(215_000)}. Em gửi phụ lục anh xem ạ.`,
    { files: ["phu-luc-6-thang.docx"] },
  );
  t.after(4)
    .with("cong.thanhphat", "bao")
    .weCall(
      11,
      "Gọi ông Công giám đốc",
      "Ông Công nhớ tổ bếp khen cà phê mình, bảo sẽ nói với anh Lực không đổi chỉ vì vài nghìn. Ông nhắc mình thăm bếp thường xuyên hơn.",
      "Nghe máy",
    );
  t.after(3)
    .with("luc.thanhphat", "tram")
    .answers("Anh ký phụ lục 6 tháng. Nhưng mỗi quý em gửi anh kết quả kiểm nghiệm một lô bất kỳ, anh chọn ngày lấy mẫu.");
  t.after(1).weAnswer("Dạ em đồng ý ạ. Quý này anh chọn ngày rồi nhắn em, em cho người mang mẫu niêm phong tới phòng kiểm nghiệm.");
  t.after(60).writes(
    "Lấy mẫu kiểm nghiệm",
    `Trâm, ${thuNgay(t.ahead(3))} anh lấy mẫu lô đang dùng ở bếp trung tâm. Kết quả đạt thì mình bàn luôn chuyện gia hạn cả năm.`,
  );
  t.after(11).answers(
    "Kết quả đạt hết: không tạp chất, caffeine đúng công bố. Em soạn hợp đồng năm đi, sản lượng nâng lên 360 ký một tháng vì bên anh thêm hai nhà máy.",
    { files: ["ket-qua-kiem-nghiem.pdf"] },
  );
  const renewed = t.offer([["hangiang", 360, 209_000]]);
  t.opens("Thành Phát – gia hạn năm, 360 kg mỗi tháng", "hangiang", { amount: renewed.amount * 12, currency: "VND" }, "negotiation");
  t.after(3).weAnswer(
    `Dạ em cảm ơn anh. Em gửi dự thảo hợp đồng năm: 360 kg mỗi tháng, ${vnd(209_000)} một ký, mỗi tháng ${vnd(renewed.amount)}, cả năm ${vnd(renewed.amount * 12)}. Phụ lục cũ hết hạn cuối ${thang(t.fromToday(45))} nên mình còn thời gian ạ.`,
    { files: ["du-thao-hop-dong-nam.docx"] },
  );
  t.expects(28, "Anh Lực trình ông Công ký hợp đồng năm");
  t.task("Hỏi anh Lực: ông Công đã ký hợp đồng năm chưa", t.fromToday(6));
};

/** Twenty coffee carts: a quote that was promised by Friday and never sent. Open, the customer is waiting. */
export const binhMinhCarts: Story = (t) => {
  t.begin(30)
    .with("phat.binhminh", "tram")
    .calls(
      17,
      "Anh Phát hỏi thiết bị cho 20 xe cà phê",
      "Hệ thống có 12 xe, quý tới thêm 20. Mỗi xe cần một máy xay MG Grind 64 và khoảng 30 ký cà phê một tháng. Anh muốn mình cho đối tác nhượng quyền trả góp 6 tháng. Bên Tân Mỹ đang tặng tủ mát khi mua trọn bộ.",
    );
  const carts = t.offer(
    [
      ["grind64", 20],
      ["hangiang", 600],
    ],
    5,
  );
  t.opens("Bình Minh – 20 xe cà phê", "grind64", carts);
  t.after(3, 10)
    .meets(
      65,
      "Gặp anh Phát và chị Nguyên ở Biên Hoà",
      "Xem xe mẫu: bình điện 2 kWh, máy xay chạy được khoảng 120 ly. Chị Nguyên lo đối tác trả góp bỏ giữa chừng, muốn hợp đồng ba bên. Anh Phát cần báo giá có cả phương án trả góp để họp với đối tác.",
    )
    .also("nguyen.binhminh");
  t.moves("engaging");
  const friday = t.friday();
  t.after(1).weWrite(
    "Tóm tắt buổi gặp và việc tiếp theo",
    `Dạ em chào anh Phát, chị Nguyên,

Em tóm tắt: 20 máy xay MG Grind 64, cà phê khoảng 600 kg tháng đầu, giá giảm 5% cho cả gói, và phương án trả góp 6 tháng qua hợp đồng ba bên. Em gửi báo giá chính thức cho anh chị trước ${thuNgay(friday)} ạ.`,
    { cc: ["nguyen.binhminh"] },
  );
  t.task(
    `Gửi báo giá 20 xe cho anh Phát trước ${ngay(friday)}`,
    friday,
    null,
    "Chờ kế toán tính phương án trả góp 6 tháng. Đã hứa trong thư.",
  );
  t.after(2)
    .by("mai")
    .notes(
      "Phương án trả góp Bình Minh",
      `20 máy là ${trieu(378_000_000)}, trả góp 6 tháng không lãi thì mình chịu khoảng 11 triệu chi phí vốn. Cần anh Bảo duyệt.`,
    );
  t.after(11)
    .with("nguyen.binhminh")
    .writes(
      "Báo giá 20 xe",
      "Trâm ơi, anh Phát hỏi chị mãi mà chị chưa thấy báo giá em hẹn. Đối tác họp cuối tuần sau rồi, em gửi sớm giúp chị.",
      { cc: ["phat.binhminh"] },
    );
  t.after(1)
    .by("tram")
    .chats(
      "Trâm: Dạ chị Nguyên, em xin lỗi chị, phần trả góp anh Bảo đi công tác chưa duyệt. Em giục và gửi chị trong tuần này ạ\nChị Nguyên: ừ, bên Tân Mỹ họ gửi rồi đó em",
      "out",
    );
  t.after(8)
    .with("phat.binhminh")
    .calls(
      4,
      "Anh Phát gọi hỏi báo giá",
      "Anh nói nhẹ nhưng rõ: 'Em bận quá thì nói anh một tiếng'. Đối tác đã xem báo giá Tân Mỹ. Anh vẫn muốn so với mình trước khi chốt.",
    );
  t.expects(9, "Gửi báo giá 20 xe và phương án trả góp ngay");
  t.task("Xin anh Bảo duyệt phương án trả góp Bình Minh", t.fromToday(0), null, "Khách đã gọi nhắc. Đối thủ Tân Mỹ đã gửi báo giá.");
};
