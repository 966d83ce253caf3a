import type { Story } from "../teller.ts";
import { thuNgay, vnd } from "../wording.ts";

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
  t.begin(12).with("thao.taman");
  const season = t.offer([["drip", 3_300]], 18);
  t.weWrite(
    "Dự trù túi lọc cho mùa cao điểm tới",
    `Dạ em chào chị Thảo,

Rút kinh nghiệm lần trước, em gửi chị dự trù sớm: 11 siêu thị, 3.300 hộp túi lọc chia ba đợt. Bên em giữ nguyên chiết khấu 18%, cả ba đợt là ${vnd(season.amount)}, và cam kết đủ hàng nếu chị xác nhận trước ${thuNgay(t.ahead(25))}.`,
    { cc: ["duc.taman"], files: ["du-tru-tui-loc.xlsx"] },
  );
  t.opens("Tâm An – mùa cao điểm, 3.300 hộp túi lọc", "drip", season, "proposal");
  t.after(6).answers("Chị xem số rồi, nghiêng về 2.600 hộp vì bên Rang Xay Lam Sơn cũng vào kệ. Chị họp ngành hàng xong báo em.");
  t.after(2).notes(
    "Tâm An: có thêm Rang Xay Lam Sơn",
    "Chị Thảo nhắc đối thủ vào kệ lần đầu. Giá họ 99 nghìn một hộp, kém mình 19 nghìn, nhưng túi thường, không thổi nitơ. Xin anh Bảo hai tuần mời thử nữa.",
  );
  t.expects(14, "Chờ chị Thảo họp ngành hàng; chuẩn bị phương án 2.600 hộp");
};
