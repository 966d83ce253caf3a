import type { Story } from "../teller.ts";
import { thang, thuNgay, vnd } from "../wording.ts";

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
