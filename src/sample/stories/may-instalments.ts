import type { Story } from "../teller.ts";
import { ngay, thuNgay, vnd } from "../wording.ts";

/** A young couple's small café in Đà Lạt: instalments, one late payment, and a friendship. */
export const mayInstalments: Story = (t) => {
  t.begin(356)
    .with("vy.may", "tram")
    .fillsForm(
      "Yêu cầu báo giá từ trang web",
      "Họ tên: Trần Khánh Vy\nQuán: Cà phê Mây, dốc Nhà Làng, Đà Lạt\nNội dung: Tụi mình sắp mở quán 30 chỗ, vốn ít, cần tư vấn máy 1 họng và máy xay. Bên mình có cho trả góp không?",
    );
  const set = t.offer([
    ["solo", 1],
    ["grind64", 1],
    ["sontra", 15],
  ]);
  t.opens("Cà phê Mây – bộ máy mở quán", "solo", set);
  t.after(1).weCall(
    24,
    "Tư vấn mở quán cho Vy",
    "Hai bạn tự làm mộc cho quán, còn khoảng 60 triệu cho máy nên muốn trả dần. Quán bán chủ yếu latte và cà phê trứng. Xưng mình – bạn cho thoải mái.",
    "Nghe máy",
  );
  t.after(1)
    .weWrite(
      "Bộ máy cho quán Mây",
      `Chào Vy, Minh,

Mình gửi hai bạn bộ máy vừa sức quán 30 chỗ:
${set.text}
Tổng cộng: ${vnd(set.amount)}, chưa VAT, giao lắp tận quán.

Mình xin được cho quán trả hai lần, không lãi: một nửa khi giao, một nửa sau 60 ngày. Nước Đà Lạt mềm nên chưa cần bộ lọc, tiết kiệm được khoản đó.`,
    )
    .moves("proposal");
  t.after(2)
    .with("minh.may")
    .answers(
      "Bạn Trâm ơi, tụi mình bàn rồi, chốt nha. Bạn giữ giúp tụi mình màu trắng. Có gì mình hỏi thêm về cách tính giá vốn một ly nữa.",
    )
    .wins();
  const half = Math.round(set.amount / 2);
  t.after(1);
  const number = t.orders(set, `Trả hai lần, mỗi lần ${vnd(half)}. Máy màu trắng.`);
  t.after(8, 10)
    .by("tin")
    .visits(
      180,
      "Lắp máy tại quán Mây",
      "Quầy gỗ mới đóng còn ẩm, kê thêm tấm inox dưới máy. Hướng dẫn Minh chỉnh xay theo độ ẩm buổi sáng.",
    );
  t.after(11)
    .with("vy.may", "tram")
    .chats(
      "Bạn Vy: Trâm ơi khai trương 86 ly, vượt mong đợi luôn 😭\nTrâm: Ôi chúc mừng hai bạn nha! Mình gửi lên 2 kg Cầu Đất làm quà mừng quán\nBạn Vy: cưng quá, khi nào lên Đà Lạt nhớ ghé",
    );
  t.deal = null;
  t.after(52).weWrite(
    `Nhắc nhẹ khoản thứ hai của đơn ${number}`,
    `Chào Vy,

Khoản thứ hai ${vnd(half)} của đơn ${number} đến hạn ${thuNgay(t.ahead(3))}. Mình nhắn trước để hai bạn chủ động nha.`,
  );
  t.after(9).answers(
    "Trâm ơi tụi mình xin lỗi, đường trước quán đào cống cả tháng, khách không vào được. Cho tụi mình chia phần còn lại làm hai, nửa tuần này nửa cuối tháng sau được không?",
  );
  t.after(1).weAnswer(
    `Được Vy ơi, mình xin kế toán rồi: ${vnd(Math.floor(half / 2))} tuần này, phần còn lại ${vnd(half - Math.floor(half / 2))} trước ${ngay(t.ahead(30))}. Đường đào thì quán nào cũng chịu, hai bạn cố lên nha.`,
  );
  t.after(2).answers("Chuyển nửa đầu rồi nha, cảm ơn Trâm nhiều lắm.");
  t.after(27).answers("Phần cuối tụi mình vừa chuyển, sớm hơn hẹn 😄. Xong nợ nhẹ cả người!");
  t.after(1)
    .by("mai")
    .notes("Cà phê Mây đã trả đủ", `Nhận đủ ${vnd(set.amount)} của đơn ${number}. Quá hạn 30 ngày một khoản nhưng có xin trước.`);
  t.after(64)
    .with("minh.may", "tram")
    .weCall(
      10,
      "Hỏi thăm quán Mây",
      "Quán ổn định 70 ly một ngày, cuối tuần 130. Minh muốn thử rang riêng một công thức cho quán, khoảng 20 kg mỗi tháng. Hẹn gửi ba mẫu.",
      "Nghe máy",
    );
  t.task("Gửi ba mẫu phối rang cho quán Mây", t.ahead(6), t.ahead(5));
  t.after(5).posts("Ba mẫu phối cho quán Mây", "Gửi xe ba túi 250 g: A 70/30 rang vừa, B 60/40 rang vừa đậm, C 100% Arabica.");
  t.after(8).writes(
    "Kết quả thử ba mẫu phối",
    "Tụi mình thử mù với 12 khách quen: B thắng 7 phiếu. Bạn tính giúp giá cho 20 kg một tháng, in tên quán trên túi càng tốt.",
  );
  const blend = t.offer([["sontra", 20, 298_000]]);
  t.opens("Cà phê Mây – phối riêng 20 kg mỗi tháng", "sontra", { amount: blend.amount * 6, currency: "VND" }, "proposal");
  t.after(1).weAnswer(
    `Mẫu B mình tính ${vnd(298_000)} một ký, 20 kg là ${vnd(blend.amount)} mỗi tháng, đã gồm tem in tên quán. Hai bạn ký 6 tháng thì mình giữ giá suốt, tổng ${vnd(blend.amount * 6)}.`,
  );
  t.after(3).answers("Ký luôn! Gửi tem cho tụi mình duyệt chữ nha.").wins();
};
