import type { Story } from "../teller.ts";
import { ngay, thang, vnd } from "../wording.ts";

/** A chain that ordered every three weeks, grumbled at the new price list, and went silent four months ago. */
export const laMeSilent: Story = (t) => {
  const riseAt = t.desk.priceRiseAt;
  t.begin(182)
    .with("nhung.lame", "ha")
    .weWrite(
      "Điều chỉnh giá cà phê rang",
      `Dạ em chào chị Nhung,

Giá nhân xanh tăng hai vụ liền nên từ ${ngay(riseAt)} bên em phải chỉnh giá cà phê rang: Sơn Trà Blend từ ${vnd(262_000)} lên ${vnd(285_000)} một ký, Hàn Giang Phin từ ${vnd(198_000)} lên ${vnd(215_000)}.

Em báo sớm để chị kịp lấy hàng giá cũ. Đơn đặt trước ngày đó em vẫn giữ giá cũ cho chị ạ.`,
      { files: [`bang-gia-${thang(riseAt).replace("tháng ", "T")}.pdf`] },
    );
  t.after(1).answers(
    `Hà ơi, tăng gần 9% một lúc như vậy chị không tăng giá ly theo được, khách phố cổ toàn khách quen. Sáu quán một tháng chị lấy gần 150 ký, em xin giúp chị giữ giá cũ thêm ba tháng được không?`,
  );
  t.after(2).weAnswer(
    "Dạ chị, em đã xin anh Bảo. Giữ giá cũ thêm ba tháng thì bên em chịu không nổi, nhưng em xin được mức giảm 3% nếu chị chuyển sang đặt mỗi tháng một lần từ 120 ký. Chị tính giúp em xem có hợp không ạ.",
  );
  t.after(2).answers("3% thì chưa đủ bù em ạ. Để chị tính lại với anh Dũng kho.");
  t.after(12)
    .with("dung.lame")
    .chats(
      "Anh Dũng: Hà chốt cho anh 90 ký Sơn Trà với 40 ký Hàn Giang giá cũ nhé, giao trước cuối tháng\nHà: Dạ vâng anh, em giữ giá cũ đúng như hẹn ạ\nAnh Dũng: ok em, chị Nhung bảo gom một lần này thôi",
    );
  const last = t.offer([
    ["sontra", 90, 262_000],
    ["hangiang", 40, 198_000],
  ]);
  t.after(1);
  const number = t.orders(last, "Giá cũ theo thư báo. Giao kho Ba Đình.");
  t.after(3).texts(
    `Mộc Giang: đơn ${number} đang trên đường tới kho Ba Đình, dự kiến chiều nay. Cần đổi giờ anh nhắn em Hà 0900 000 103 ạ.`,
  );
  t.begin(121)
    .with("nhung.lame", "ha")
    .chats(
      "Hà: Dạ em chào chị Nhung, theo lịch thì tuần này sáu quán mình hết Sơn Trà rồi. Chị cần em giao bao nhiêu để em giữ hàng ạ?\nChị Nhung: để chị xem kho đã, chị nhắn sau nha",
    );
  t.task("Nhắn lại chị Nhung (Lá Me) về đơn kỳ này", t.ahead(5), t.ahead(6));
  t.after(6).chats("Hà: Chị Nhung ơi, chị xem kho giúp em chưa ạ? Em vẫn giữ 60 ký Sơn Trà cho chị tới cuối tuần.", "out");
  t.after(24).weWrite(
    "Em hỏi thăm tình hình các quán Lá Me",
    `Dạ em chào chị Nhung,

Lâu rồi em chưa thấy đơn của chị, em hơi lo không biết hàng của em có vấn đề gì không. Nếu là chuyện giá thì chị cho em xin 15 phút gặp chị, em mang hai mẫu phối mới rẻ hơn Sơn Trà khoảng 10% để chị thử.

Chị cho em xin lịch hôm nào tiện ạ?`,
  );
  t.after(20).weCall(1, "Gọi chị Nhung", "Đổ chuông, không ai bắt máy.", "Không nghe máy");
  t.after(21, 15).visits(
    25,
    "Ghé quán Lá Me Hàng Bè",
    "Chị Nhung không có ở quán. Trên kệ là túi cà phê trắng không nhãn. Bạn pha chế nói 'nhà đổi mối khác được hai ba tháng rồi, rẻ hơn mà khách kêu nhạt'. Em để lại hai túi mẫu và danh thiếp.",
  );
  t.after(4).weCall(1, "Gọi lại chị Nhung", "Máy bận, chị nhắn lại 'chị đang họp'. Sau đó không nhắn gì thêm.", "Không nghe máy");
};
