import type { Story } from "../teller.ts";
import { thuNgay } from "../wording.ts";

/** Burnt grinders in the rush hour: a complaint that was taken seriously and closed. */
export const nangSomGrinders: Story = (t) => {
  t.begin(214).with("khang.nangsom", "tram");
  t.chats(
    `Anh Khang: Trâm ơi, máy xay quán Thủ Đức 1 kêu rít từ sáng, xay ra bột khét\nAnh Khang: [ảnh] [video 12 giây]\nTrâm: Dạ anh tắt máy giúp em trước ạ, em gọi anh Tín liền\nAnh Khang: giờ cao điểm mà chỉ còn 1 máy xay, khách xếp hàng tới cửa rồi em`,
  );
  t.after(0)
    .by("tin")
    .weCall(
      12,
      "Hỗ trợ từ xa máy xay Thủ Đức 1",
      "Nghe tiếng qua video: lưỡi chạm nhau, nhiều khả năng có vật cứng lọt vào. Dặn anh Khang không chạy lại, hẹn mang máy dự phòng lên trong chiều.",
      "Nghe máy",
    );
  t.after(0).visits(
    70,
    "Đổi máy xay dự phòng quán Thủ Đức 1",
    "Mang 1 MG Grind 83 dự phòng lên thay. Mở máy hỏng: có viên sỏi trong buồng xay, lưỡi mẻ ba răng. Máy mới 3 tháng, mang lưỡi về xưởng chụp lại.",
  );
  t.after(1)
    .with("duyen.nangsom")
    .writes(
      "Khiếu nại máy xay quán Thủ Đức 1",
      `Em Trâm, anh Tín,

Hôm qua quán Thủ Đức 1 mất gần 3 tiếng giờ cao điểm vì máy xay. Khang báo trong cà phê có sỏi. Nếu sỏi nằm trong túi Sơn Trà của bên em thì chị cần câu trả lời rõ ràng: lô nào, còn bao nhiêu túi cùng lô ở kho chị, và lưỡi dao ai trả.

Chị đã cho ngưng dùng lô đang mở.`,
      { cc: ["long.nangsom", "dat.nangsom"] },
    );
  t.after(0)
    .by("tram")
    .weAnswer(
      `Dạ chị Duyên,

Em xin lỗi chị và quán về ba tiếng hôm qua. Em làm ngay ba việc:
1. Xưởng đang kiểm tra mẫu lưu của lô. Em báo kết quả cho chị trước ${thuNgay(t.ahead(2))}.
2. Chiều nay em cho xe chở 40 kg lô khác lên đổi toàn bộ túi đã mở và chưa mở cùng lô ở kho Tân Bình.
3. Lưỡi dao bên em thay, quán không phải trả, dù nguyên nhân là gì.

Em Đạt giữ giúp chị các túi còn lại để bên chị thu về kiểm tra ạ.`,
      { cc: ["long.nangsom", "dat.nangsom"] },
    );
  t.after(0)
    .with("dat.nangsom")
    .chats(
      `Trâm: Đạt ơi, xe tới kho khoảng 16 giờ, em đếm giúp chị số túi lô cũ nha\nĐạt: dạ em đếm rồi chị, còn 23 túi nguyên, 4 túi mở dở\nTrâm: Cảm ơn em, chị đổi hết 27 túi`,
      "out",
    );
  t.after(2)
    .with("duyen.nangsom", "tin")
    .weAnswer(
      `Em chào chị Duyên, em là Tín kỹ thuật ạ.

Kết quả kiểm tra: máy tách đá của xưởng bị hở rây trong ca chiều, hai bao nhân lọt qua. Cả lô là 180 kg, bên em đã thu về hết, trong đó 27 túi của chị. Rây đã thay, từ nay mỗi mẻ qua thêm nam châm và một lần sàng cuối trước khi đóng túi. Em gửi kèm biên bản và ảnh.

Lưỡi mới em lắp ở Thủ Đức 1 xong rồi, máy dự phòng em để lại quán thêm hai tuần cho chắc.`,
      { files: ["bien-ban-kiem-tra-lo.pdf"], cc: ["long.nangsom"] },
    );
  t.after(1).answers(
    "Chị cảm ơn em. Xử lý như vậy chị yên tâm. Nhưng ba tiếng đó quán mất khoảng 6 triệu doanh thu, em xem có hỗ trợ gì không để chị nói với anh Long.",
  );
  t.after(1)
    .by("tram")
    .weAnswer("Dạ em đã xin được: đơn Sơn Trà tới của chuỗi em tặng 25 kg thay cho phần thiệt hại. Em ghi thẳng vào phiếu giao ạ.");
  t.after(0).answers("Ok em, vậy là hợp lý. Khép lại chuyện này nha.");
  t.after(15)
    .with("khang.nangsom", "tin")
    .weCall(6, "Hỏi lại máy xay Thủ Đức 1", "Máy chạy êm, anh Khang đã trả máy dự phòng qua xe giao hàng. Đóng phiếu.", "Nghe máy");
};
