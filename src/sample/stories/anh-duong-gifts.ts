import type { Story } from "../teller.ts";
import { thuNgay, vnd } from "../wording.ts";

/** Corporate Tết gifts: 350 boxes with names, finished at night; and the next season begins early. */
export const anhDuongGifts: Story = (t) => {
  t.beginAroundTet(-72)
    .with("nhu.anhduong", "khoi")
    .writes(
      "Quà Tết cho 350 nhân viên",
      `Chào Khôi,

Năm nay Ánh Dương muốn tặng mỗi nhân viên một hộp quà: hai hộp túi lọc, một bộ phin, thiệp của ban giám đốc, in tên từng người. 350 phần. Ngân sách chị xin được tối đa 400 nghìn một phần.

Em làm được không, và trước ngày nào chị phải gửi danh sách tên?`,
    );
  const gifts = t.offer([
    ["drip", 700, 112_000],
    ["phinset", 350, 119_000],
  ]);
  t.opens("Ánh Dương – 350 phần quà Tết", "drip", gifts);
  t.after(2)
    .weAnswer(
      `Dạ em chào chị Như,

Em làm được ạ. Mỗi phần hai hộp túi lọc và một bộ phin, hộp và thiệp in tên bên em tặng:
${gifts.text}
Tổng: ${vnd(gifts.amount)} cho 350 phần, tức là ${vnd(gifts.amount / 350)} một phần, dưới ngân sách của chị.

Chị gửi danh sách tên trước ${thuNgay(t.ahead(20))} để kịp in.`,
      { files: ["mau-hop-qua.pdf"] },
    )
    .moves("proposal");
  t.after(4).answers("Ban giám đốc duyệt rồi. Chị thích hộp màu xanh rêu. Tên in mặt trong nắp nhé, đừng in ngoài.").wins();
  t.after(2);
  t.orders(gifts, "In tên 350 người mặt trong nắp, hộp màu xanh rêu, thiệp ban giám đốc.");
  t.after(13).answers("Danh sách tên chị gửi đính kèm. Có 6 bạn mới vào tuần này, chị thêm ở cuối.", { files: ["danh-sach-350.xlsx"] });
  t.after(1).weAnswer(
    "Dạ em nhận đủ ạ. Dòng 118 và 119 trùng tên Nguyễn Thị Hà, hai bạn khác phòng, em in thêm tên phòng cho khỏi lẫn nhé chị?",
  );
  t.after(0).answers("Ừ in thêm phòng giúp chị, em tinh mắt ghê.");
  t.after(16)
    .by("bao")
    .notes(
      "Hộp quà Ánh Dương in sai màu",
      "Nhà in ra màu xanh đậm thay vì xanh rêu, 350 hộp. Minh Quang nhận in lại trong bốn ngày, chịu toàn bộ. Xưởng xếp ca tối để kịp.",
    );
  t.after(5)
    .by("khoi")
    .chats(
      "Khôi: Dạ chị Như, em gửi hình hộp hoàn chỉnh, màu xanh rêu chuẩn rồi ạ [ảnh]\nChị Như: đẹp quá, đúng ý chị\nKhôi: Mai 9 giờ em giao ở tầng 2 nha chị",
      "out",
    );
  t.after(1, 9)
    .with("thinh.anhduong")
    .visits(
      90,
      "Giao 350 phần quà tại Ánh Dương",
      "Giao đủ, anh Thịnh đếm theo phòng. Thiếu một thiệp, in bổ sung ngay trong chiều. Mọi người mở ra tìm tên mình, rất vui.",
    )
    .also("nhu.anhduong");
  t.after(3)
    .with("nhu.anhduong")
    .answers("Cảm ơn Khôi và cả xưởng, mấy bạn nhân viên đăng hình đầy trang nội bộ. Sang năm chị lại tìm em.");
  t.deal = null;
  t.begin(33)
    .with("nhu.anhduong")
    .writes(
      "Quà cho dịp tới: 420 phần",
      `Khôi ơi, công ty chị giờ 420 người. Chị muốn làm sớm, thêm một gói Cầu Đất 250 g và bỏ thiệp giấy, thay bằng thẻ gỗ khắc tên. Ngân sách nâng lên ${vnd(450_000)} một phần. Em gửi mẫu và giá cho chị trước khi trình nhé.`,
    );
  const next = t.offer([
    ["drip", 840, 112_000],
    ["phinset", 420, 119_000],
    ["caudat", 105],
  ]);
  t.opens("Ánh Dương – 420 phần quà, thẻ gỗ", "drip", next, "engaging");
  t.after(3)
    .weAnswer(`Dạ chị Như,

Em tính theo giá đã giảm lần trước:
${next.text}
Tổng: ${vnd(next.amount)}, ${vnd(Math.round(next.amount / 420))} một phần, chưa tính thẻ gỗ. Mẫu thẻ em đang nhờ xưởng khắc ở Hoà Vang làm thử, có mẫu em mang qua ngay ạ.`)
    .moves("proposal");
  t.after(9)
    .with("thinh.anhduong")
    .weCall(
      5,
      "Hẹn mang mẫu thẻ gỗ",
      "Anh Thịnh nhắc chị Như cần mẫu thẻ trước buổi họp ban giám đốc. Xưởng khắc hẹn rồi lại trễ, em xin thêm mấy ngày.",
      "Nghe máy",
    );
  t.task("Mang mẫu thẻ gỗ khắc tên qua Ánh Dương", t.fromToday(0), null, "Chị Như cần trước buổi họp ban giám đốc.");
  t.with("nhu.anhduong").expects(22, "Mang mẫu thẻ gỗ, chốt giá một phần");
};
