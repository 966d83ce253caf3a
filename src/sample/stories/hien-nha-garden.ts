import type { Story } from "../teller.ts";
import { ngay, vnd } from "../wording.ts";

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
