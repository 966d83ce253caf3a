import type { Story } from "../teller.ts";
import { ngay, thuNgay, trieu } from "../wording.ts";

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
