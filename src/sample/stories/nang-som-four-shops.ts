import type { Story } from "../teller.ts";
import { ngay, thuNgay, vnd } from "../wording.ts";

/** Four new shops: a large quote, a cheaper rival, a discount, and delivery in two lots. */
export const nangSomFourShops: Story = (t) => {
  t.begin(332).with("duyen.nangsom", "tram");
  const asked = t.offer([
    ["duo", 4],
    ["grind83", 8],
    ["pure", 4],
  ]);
  t.writes(
    "Thiết bị cho 4 quán mới",
    `Em Trâm ơi,

Quý tới bên chị mở thêm 4 quán: hai quán ở Thủ Đức, một ở Gò Vấp, một ở Bình Thạnh. Mỗi quán chị cần 1 máy pha 2 họng, 2 máy xay và bộ lọc nước, y như cấu hình quán Phan Xích Long đang dùng.

Em báo giá giúp chị, ghi rõ thời gian giao và ai lắp nhé. Anh Long muốn chốt nhà cung cấp trong tháng này.`,
  );
  t.opens("Nắng Sớm – thiết bị 4 quán mới", "duo", asked);
  t.after(1)
    .weAnswer(
      `Dạ em chào chị Duyên,

Em gửi chị báo giá ${t.quoteNumber()} cho 4 quán:
${asked.text}
Tổng cộng: ${vnd(asked.amount)} (chưa VAT).

Giá đã gồm giao, lắp và một buổi hướng dẫn tại mỗi quán, anh Tín bên em trực tiếp lắp. Kho đang có sẵn 2 bộ, 2 bộ còn lại em cần 20 ngày kể từ ngày đặt cọc. Bên em giữ giá này đến ${ngay(t.ahead(30))}.

Chị xem giúp em, vướng chỗ nào chị nhắn em liền ạ.`,
      { files: [`${t.quoteNumber()}.pdf`], cc: ["long.nangsom"] },
    )
    .moves("proposal");
  const deadline = t.ahead(6);
  t.after(3).answers(
    `Chị xem rồi Trâm. Bên Nam Á Espresso vừa chào máy Ý cùng số họng, 4 bộ rẻ hơn em khoảng 60 triệu. Anh Long nghiêng về máy của em vì thợ quen tay, nhưng phòng tài chính hỏi chị sao không lấy bên rẻ.

Em về bàn lại với công ty giúp chị, chị cần con số cuối trước ${thuNgay(deadline)}.`,
  );
  t.task(`Xin anh Bảo mức giá cuối cho Nắng Sớm, trả lời chị Duyên trước ${ngay(deadline)}`, deadline, t.ahead(2));
  t.after(0).notes(
    "Nam Á chào rẻ hơn 60 triệu",
    "Hỏi bên lắp máy quen: Nam Á đang đẩy hàng tồn đời cũ, bảo hành 12 tháng, thợ ở Sài Gòn thuê ngoài. Mình bảo hành 24 tháng và chuỗi đã có 18 máy MG nên chung phụ tùng. Xin anh Bảo 6%, đổi lại ký luôn cả 4 quán.",
  );
  t.after(1)
    .with("long.nangsom")
    .weCall(
      18,
      "Trao đổi với anh Long trước khi chốt giá",
      "Anh Long xác nhận thợ chỉ muốn dùng MG Duo. Lo nhất là lịch khai trương: quán Thủ Đức đầu tiên không được trễ. Anh đồng ý nói đỡ với tài chính nếu mình cam kết ngày lắp bằng văn bản.",
      "Nghe máy",
    );
  const agreed = t.offer(
    [
      ["duo", 4],
      ["grind83", 8],
      ["pure", 4],
    ],
    6,
  );
  t.after(1)
    .with("duyen.nangsom")
    .weAnswer(
      `Dạ chị Duyên,

Em đã xin được mức cuối cho cả 4 quán:
${agreed.text}
Tổng còn: ${vnd(agreed.amount)} (chưa VAT), giảm 6% so với báo giá trước.

Máy bên em bảo hành 24 tháng, phụ tùng dùng chung với 18 máy chuỗi mình đang có, và em ghi thẳng ngày lắp từng quán vào hợp đồng. Nếu em trễ một ngày thì bên em chịu phạt 0,5% giá trị đợt đó ạ.`,
      { cc: ["long.nangsom"] },
    )
    .moves("negotiation")
    .reprices(agreed);
  t.after(3, 14)
    .meets(
      60,
      "Họp chốt thiết bị 4 quán tại văn phòng Nắng Sớm",
      "Có chị Duyên và anh Long. Thống nhất giá giảm 6%, giao hai đợt: đợt 1 cho Thủ Đức 1 và Gò Vấp, đợt 2 cho Thủ Đức 2 và Bình Thạnh. Đặt cọc 30%, thanh toán 70% sau khi lắp từng đợt. Chị Duyên nhờ gửi hợp đồng bản mềm trước.",
    )
    .also("long.nangsom");
  t.after(2)
    .answers(`Chốt nha em. Hợp đồng chị đọc rồi, không sửa gì. Em gửi bản cứng qua văn phòng Phan Xích Long, chị trình ký trong tuần.`)
    .wins();
  t.after(1).posts(
    "Hợp đồng cung cấp thiết bị 4 quán",
    `Gửi chuyển phát 02 bản hợp đồng ${vnd(agreed.amount)} và lịch lắp đặt từng quán. Người nhận: chị Duyên.`,
  );
  const deposit = Math.round((agreed.amount * 30) / 100);
  t.after(4);
  const order = t.orders(agreed, `Đặt cọc 30%: ${vnd(deposit)}. Giao hai đợt theo hợp đồng.`);
  t.after(1)
    .with("oanh.nangsom")
    .writes(
      `Đặt cọc đơn ${order}`,
      `Chị Oanh kế toán Nắng Sớm đây em. Sáng nay bên chị đã chuyển cọc ${vnd(deposit)} cho đơn ${order}, em nhờ kế toán kiểm tra và gửi phiếu thu giúp chị nhé.`,
    );
  t.after(0).weAnswer(`Dạ em chào chị Oanh, chị Mai kế toán bên em đã nhận đủ ${vnd(deposit)}. Em gửi chị phiếu thu đính kèm ạ.`, {
    files: ["phieu-thu.pdf"],
  });
  t.after(8, 9)
    .with("khang.nangsom", "tin")
    .visits(
      240,
      "Lắp máy quán Thủ Đức 1",
      "Lắp 1 MG Duo, 2 MG Grind 83, 1 MG Pure. Nước đầu vào 168 ppm, đã chỉnh lọc còn 62 ppm. Anh Khang ký biên bản. Thợ chạy thử 40 ly, ổn.",
    );
  t.after(5, 9).visits(240, "Lắp máy quán Gò Vấp", "Lắp xong trong ngày. Ổ cắm quầy chỉ 16 A, đã nhờ điện kéo dây 32 A trước khi bật máy.");
  t.after(14)
    .with("duyen.nangsom", "tram")
    .weWrite(
      "Lịch giao đợt 2 cho Nắng Sớm",
      `Dạ chị Duyên ơi, hai bộ máy đợt 2 đã về kho Tân Bình, sớm hơn hợp đồng 4 ngày. Em xin lắp Thủ Đức 2 ${thuNgay(t.ahead(3))} và Bình Thạnh ${thuNgay(t.ahead(5))}, chị xem mặt bằng có kịp không ạ?`,
    );
  t.after(1).answers("Thủ Đức 2 kịp em. Bình Thạnh còn sơn, em lùi giúp chị một tuần.");
  t.after(2, 9)
    .with("khang.nangsom", "tin")
    .visits(210, "Lắp máy quán Thủ Đức 2", "Lắp đúng lịch. Dặn anh Khang xả nước họng pha mỗi sáng vì đường ống mới còn cặn.");
  t.after(9, 9)
    .with("long.nangsom")
    .visits(225, "Lắp máy quán Bình Thạnh", "Bộ cuối cùng. Đã bàn giao đủ 4 quán, ký nghiệm thu với anh Long tại chỗ.");
  t.after(2)
    .with("long.nangsom", "tram")
    .weCall(
      9,
      "Hỏi thăm sau khai trương",
      `Bốn quán chạy ổn, quán Thủ Đức 1 ngày đầu 310 ly. Anh Long nói về hợp đồng ${vnd(agreed.amount)}, sếp tổng khen lắp đúng ngày. Hẹn nói chuyện gói bảo trì MG Care khi máy qua 6 tháng.`,
      "Nghe máy",
    );
};
