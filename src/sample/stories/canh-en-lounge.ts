import type { Story } from "../teller.ts";
import { vnd } from "../wording.ts";

/** An airport lounge that opens at four in the morning: quiet machines, strict passes. */
export const canhEnLounge: Story = (t) => {
  t.begin(318)
    .with("thach.canhen", "khoi")
    .calls(
      13,
      "Anh Thạch hỏi máy cho phòng chờ",
      "Phòng chờ mở 4 giờ sáng, khách thương gia ngồi làm việc nên máy phải êm. Hiện dùng máy viên nén, khách chê. Muốn thử một bộ ở Đà Nẵng trước, được thì lắp thêm Phú Bài.",
    );
  const lounge = t.offer([
    ["solo", 1],
    ["grind83", 1],
    ["care", 1],
    ["caudat", 30],
  ]);
  t.opens("Cánh Én – phòng chờ Đà Nẵng", "solo", lounge, "engaging");
  t.after(3)
    .with("chi.canhen")
    .weWrite(
      "Báo giá bộ máy cho phòng chờ",
      `Dạ em chào chị Mai Chi,

Theo trao đổi với anh Thạch, em gửi chị:
${lounge.text}
Tổng cộng: ${vnd(lounge.amount)}, chưa VAT. Độ ồn MG Grind 83 đo cách một mét là 68 dB, em gửi kèm kết quả đo.`,
      { files: ["do-on-grind83.pdf"], cc: ["thach.canhen"] },
    )
    .moves("proposal");
  t.after(6).answers(
    "Chị gửi em danh sách giấy tờ để làm thẻ vào khu cách ly cho kỹ thuật, mất khoảng 10 ngày. Giá thì ổn, em giữ giúp chị một tháng.",
  );
  t.after(1)
    .by("tin")
    .weAnswer("Dạ em gửi chị giấy tờ của em và một bạn phụ ạ. Dụng cụ em liệt kê từng món theo mẫu của sân bay.", {
      files: ["giay-to-the.pdf", "danh-muc-dung-cu.xlsx"],
    });
  t.after(14).by("khoi").answers("Thẻ có rồi em. Lắp được từ 23 giờ tới 3 giờ sáng thôi nhé. Chị ký đơn luôn.").wins();
  t.after(1);
  t.orders(lounge, "Lắp trong khu cách ly, ca đêm.");
  t.after(6)
    .with("thach.canhen", "tin")
    .visits(
      200,
      "Lắp máy phòng chờ Đà Nẵng",
      "Soi chiếu dụng cụ mất 50 phút. Lắp xong trước giờ mở cửa, anh Thạch ở lại tới cùng. Quầy đá granite phải dán thêm đệm cao su cho đỡ rung.",
    );
  t.after(20)
    .by("khoi")
    .weCall(
      7,
      "Phản hồi sau ba tuần",
      "Điểm hài lòng đồ uống tăng từ 3,6 lên 4,4. Khách hay hỏi 'cà phê gì'. Anh Thạch xin thẻ nhỏ giới thiệu Cầu Đất đặt ở quầy.",
      "Nghe máy",
    );
  t.deal = null;
  t.after(3).posts("Thẻ giới thiệu Cầu Đất", "Gửi 200 thẻ song ngữ Việt – Anh cho quầy phòng chờ.");
  t.begin(57)
    .with("thach.canhen")
    .writes(
      "Mở rộng sang phòng chờ Phú Bài",
      "Khôi ơi, số liệu một năm đẹp nên anh được duyệt lắp y như vậy ở Phú Bài. Ở đó trần thấp, em cho Tín ra đo trước. Chị Mai Chi làm hồ sơ mua.",
      { cc: ["chi.canhen"] },
    );
  const second = t.offer([
    ["solo", 1],
    ["grind83", 1],
    ["care", 2],
    ["caudat", 30],
  ]);
  t.opens("Cánh Én – phòng chờ Phú Bài", "solo", second, "engaging");
  t.after(6, 9)
    .by("tin")
    .visits(
      80,
      "Đo phòng chờ Phú Bài",
      "Trần thấp nên phễu máy xay vướng kệ, dùng phễu ngắn là vừa. Nước mềm 40 ppm. Ổ điện chung mạch với tủ lạnh, đề nghị tách.",
    );
  t.after(3)
    .by("khoi")
    .with("chi.canhen")
    .weWrite(
      "Báo giá phòng chờ Phú Bài",
      `Dạ em chào chị Mai Chi, em gửi báo giá cho Phú Bài, gia hạn luôn gói bảo trì cho Đà Nẵng:
${second.text}
Tổng cộng: ${vnd(second.amount)}, chưa VAT, phễu ngắn bên em đổi không tính thêm ạ.`,
      { cc: ["thach.canhen"], files: [`${t.quoteNumber()}.pdf`] },
    )
    .moves("proposal");
  t.after(12).answers("Chị trình rồi, cảng vụ Phú Bài đang duyệt bản vẽ điện. Em kiên nhẫn giúp chị, bên đó họp mỗi tháng một lần.");
  t.expects(19, "Chờ cảng vụ Phú Bài duyệt bản vẽ điện");
  t.task("Hỏi chị Mai Chi kết quả họp cảng vụ Phú Bài", t.fromToday(8));
};
