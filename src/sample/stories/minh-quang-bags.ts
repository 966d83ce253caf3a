import type { Story } from "../teller.ts";
import { ngay, thang, thuNgay } from "../wording.ts";

/** The packaging supplier: bags from the wrong film, found in time, and a price that rises. */
export const minhQuangBags: Story = (t) => {
  t.begin(176)
    .with("han.minhquang", "linh")
    .weWrite(
      "Túi van lô mới bị bong mép",
      `Chào Hân,

Lô túi 1 kg nhận tuần trước (40.000 túi) có khoảng 3% bong mép hàn sau khi đóng. Chị gửi em video và 20 túi mẫu. Xưởng chị đã ngưng dùng lô này. Em cho kỹ thuật xem gấp giúp chị, kho chị chỉ còn túi cho 9 ngày.`,
      { files: ["tui-bong-mep.mp4"] },
    );
  t.after(1)
    .with("toan.minhquang")
    .answers(
      "Chào chị Linh, em Toàn điều phối. Tổ em đo lại rồi: lô này dùng màng của nhà cung cấp mới, nhiệt hàn phải cao hơn 8 độ mà xưởng chị không được báo. Lỗi của bên em. Em đổi 40.000 túi, giao trước 12.000 túi trong 4 ngày.",
      { cc: ["han.minhquang"] },
    );
  t.after(0).weAnswer(
    `Cảm ơn em trả lời nhanh. Chị cần 12.000 túi tới xưởng Hoà Khánh trước ${thuNgay(t.ahead(4))}, và mỗi lô màng mới phải kèm phiếu thông số. Phần túi hỏng chị gửi xe về cho em.`,
  );
  t.after(4).by("bao").texts("Mộc Giang đã nhận 12.000 túi, thử hàn 200 túi không bong. Cảm ơn em và mấy bạn chạy đêm.");
  t.after(22)
    .with("han.minhquang", "linh")
    .writes(
      "Điều chỉnh giá màng từ quý tới",
      `Chị Linh ơi, giá hạt nhựa tăng nên bên em phải tăng 6% giá túi từ ${ngay(t.ahead(30))}. Em báo sớm để chị đặt trước nếu cần. Riêng hộp giấy giữ nguyên.`,
    );
  t.after(3).weAnswer(
    "Chị hiểu. Chị đặt trước 150.000 túi giá cũ, giao làm ba đợt, em xem giúp chị. Đổi lại em giữ giá hộp giấy hết hai quý nhé.",
  );
  t.after(2).answers("Em xin sếp được rồi: 150.000 túi giá cũ, hộp giấy giữ giá hai quý. Cảm ơn chị thông cảm.");
  t.after(40)
    .with("toan.minhquang", "tin")
    .calls(
      7,
      "Hỏi nhiệt hàn cho túi lô 3",
      "Toàn hỏi máy hàn bên mình đặt bao nhiêu độ, để ghi vào phiếu thông số. Đã đọc: 188 độ, 0,9 giây.",
    );
  t.begin(5)
    .with("han.minhquang", "linh")
    .writes(
      "Hộp quà cho mùa tới",
      `Chị Linh, đợt rồi màu xanh rêu in lại, em nhớ đời. Lần này chị gửi mã màu Pantone giúp em, và chốt trước ${thang(t.fromToday(40))} để em xếp máy. Số lượng chị dự tính bao nhiêu?`,
    );
  t.after(2).weAnswer("Chị dự tính 800 hộp, mã Pantone chị gửi trong tuần này sau khi khách duyệt mẫu. Em giữ máy giúp chị nhé.");
  t.task("Gửi Minh Quang mã Pantone và số lượng hộp quà", t.fromToday(1), null, "Chờ chị Như (Ánh Dương) duyệt mẫu.");
};
