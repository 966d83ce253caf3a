import type { Story } from "../teller.ts";
import { vnd } from "../wording.ts";

/** Service plan for the whole chain: still open, waiting for a signature. */
export const nangSomCare: Story = (t) => {
  t.begin(29).with("long.nangsom", "tram");
  const all = t.offer([["care", 22]]);
  const agreed = t.offer([["care", 22]], 10);
  t.after(0).weWrite(
    "Gói bảo trì MG Care cho 22 máy của chuỗi",
    `Dạ em chào anh Long,

Theo hẹn hồi khai trương Bình Thạnh, em gửi anh đề xuất gói MG Care cho toàn bộ 22 máy pha của chuỗi:
${all.text}
Tổng: ${vnd(all.amount)} một năm (chưa VAT).

Mỗi máy được bảo dưỡng bốn lần, gioăng và lưới thay miễn phí, kỹ thuật tới trong 24 giờ làm việc. Năm vừa rồi chuỗi gọi lẻ 31 lần, cộng phụ tùng là hơn 280 triệu, nên gói này cũng chỉ ngang số đó mà máy được chăm đều.`,
    { cc: ["duyen.nangsom"] },
  );
  t.opens("Nắng Sớm – MG Care 22 máy", "care", all, "proposal");
  t.after(4).answers(
    "Anh đọc rồi Trâm. Anh ủng hộ, nhưng 18 máy cũ đã hết bảo hành mới cần, 4 máy mới còn bảo hành thì sao tính đủ tiền? Em tính lại đi, rồi gửi cho chị Duyên.",
  );
  t.after(1)
    .with("duyen.nangsom")
    .weAnswer(
      `Dạ anh Long, chị Duyên,

Anh nói đúng phần 4 máy còn bảo hành. Em giữ đủ 22 máy để lịch bảo dưỡng chung một chuyến, và giảm 10% trên cả gói:
${agreed.text}
Tổng còn: ${vnd(agreed.amount)} một năm. Thanh toán theo quý, mỗi quý ${vnd(agreed.amount / 4)}.`,
      { cc: ["long.nangsom"], files: [`${t.quoteNumber()}.pdf`] },
    )
    .moves("negotiation")
    .reprices(agreed);
  t.after(6).weCall(
    14,
    "Hỏi ý chị Duyên về MG Care",
    "Chị đồng ý giá, trả theo quý. Vướng một điểm: chị muốn cam kết 8 giờ cho ba quán trung tâm thay vì 24 giờ. Em hẹn hỏi anh Tín rồi trả lời.",
    "Nghe máy",
  );
  t.task("Hỏi anh Tín: cam kết 8 giờ cho 3 quán trung tâm Nắng Sớm được không", t.ahead(2), t.ahead(2));
  t.after(2).weAnswer(
    "Dạ chị, anh Tín nhận được mức 8 giờ làm việc cho ba quán Phan Xích Long, Nguyễn Huệ và Hai Bà Trưng, không tính thêm tiền. Em đã sửa vào phụ lục hợp đồng, chị xem giúp em điều 4 ạ.",
    { files: ["phu-luc-MG-Care.docx"], cc: ["long.nangsom"] },
  );
  t.after(9).answers(
    "Pháp chế bên chị đọc xong điều 4, ổn. Anh Long đi công tác tới cuối tuần sau, về là ký. Em cứ xếp lịch bảo dưỡng tháng tới trước giúp chị.",
  );
  t.after(2)
    .by("tin")
    .notes(
      "Dự kiến lịch bảo dưỡng Nắng Sớm",
      "22 máy chia 4 ngày, mỗi ngày 5–6 quán, bắt đầu từ ba quán trung tâm. Cần đặt thêm 22 bộ gioăng và 44 lưới.",
    );
  t.by("tram").expects(9, "Chờ anh Long ký phụ lục, gửi lịch bảo dưỡng");
  t.task("Gọi anh Long nhắc ký phụ lục MG Care", t.fromToday(1), null, "Anh đi công tác về cuối tuần này.");
};
