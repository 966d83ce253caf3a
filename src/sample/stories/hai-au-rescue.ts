import type { Story } from "../teller.ts";
import { vnd } from "../wording.ts";

/** A rest stop on the highway: the machine dies on the busiest morning, a rescue, and an upgrade. */
export const haiAuRescue: Story = (t) => {
  t.begin(188)
    .with("vinh.haiau", "tin")
    .calls(
      6,
      "Máy pha Hải Âu đứng giữa giờ xe về",
      "6 giờ 40 sáng anh Vinh gọi: máy 2 họng (hãng khác, mua cũ) mất áp, bốn xe khách vừa vào bến. Chỉ cách reset, được một họng. Hẹn lên ngay trong buổi sáng.",
    );
  t.after(0)
    .visits(
      150,
      "Cứu máy tại trạm Hải Âu",
      "Chạy xe từ Đà Nẵng vào mất hai tiếng. Bơm hỏng, hãng cũ không còn phụ tùng. Lắp tạm bơm của MG Duo, chạy được. Chị Xuân quản lý ca bưng ra ba ly sữa đá cảm ơn.",
    )
    .also("xuan.haiau");
  t.after(1)
    .by("khoi")
    .weCall(
      12,
      "Hỏi thăm anh Vinh",
      "Anh Vinh kể sáng đó vẫn bán được 400 ly nhờ một họng. Anh chốt là phải thay máy, không chạy đồ cũ nữa. Muốn hai máy để một máy hư thì còn một.",
      "Nghe máy",
    );
  const two = t.offer([
    ["duo", 2],
    ["grind83", 2],
    ["care", 2],
  ]);
  t.opens("Hải Âu – hai máy MG Duo và bảo trì", "duo", two, "engaging");
  t.after(3, 9.5).visits(
    90,
    "Đo đạc quầy ở trạm Hải Âu",
    "Quầy dài 6 m, đặt hai máy hai đầu. Điện 3 pha có sẵn. Đường nước chung với nhà vệ sinh nên cuối tuần tụt áp, phải làm bồn riêng 500 lít.",
  );
  t.after(2)
    .weWrite(
      "Phương án hai máy cho trạm Hải Âu",
      `Dạ em chào anh Vinh,

Em gửi anh phương án hai máy chạy song song:
${two.text}
Tổng cộng: ${vnd(two.amount)}, chưa VAT. Bơm lắp tạm hôm trước bên em không tính tiền.

Hai điểm anh chuẩn bị giúp em: bồn nước riêng 500 lít và đường điện cho mỗi máy. Xong phần đó em lắp trong một đêm, không ngưng bán ca nào ạ.`,
      { files: [`${t.quoteNumber()}.pdf`] },
    )
    .moves("proposal");
  t.after(5).answers("Anh đồng ý. Nhưng anh trả làm ba lần theo mùa xe được không, cọc 40, giữa mùa 40, cuối mùa 20?");
  t.after(2)
    .weAnswer(
      `Dạ được anh: cọc ${vnd(Math.round(two.amount * 0.4))}, sau 60 ngày ${vnd(Math.round(two.amount * 0.4))}, phần còn lại sau 120 ngày. Em gửi hợp đồng anh xem ạ.`,
      { files: ["hop-dong-Hai-Au.docx"] },
    )
    .moves("negotiation");
  t.after(4).answers("Anh ký rồi, chuyển cọc chiều nay.").wins();
  t.after(1);
  t.orders(two, "Trả ba lần: 40%, 40%, 20%. Lắp ban đêm.");
  t.after(11)
    .by("tin")
    .with("xuan.haiau")
    .visits(
      390,
      "Lắp hai máy ban đêm tại Hải Âu",
      "Bắt đầu 4 giờ chiều khi vãn xe, xong trước ca sáng. Bồn riêng 500 lít chạy ổn. Chị Xuân tập chỉnh xay cho ba bạn ca sáng.",
    );
  t.after(18)
    .by("khoi")
    .weCall(
      8,
      "Sau cuối tuần cao điểm đầu tiên",
      "Bán 1.050 ly một ngày, không máy nào đứng. Chị Xuân nói đỡ cãi nhau với tài xế.",
      "Nghe máy",
    );
  t.after(45)
    .with("vinh.haiau")
    .writes(
      "Đợt hai và xin bảng hướng dẫn",
      `Khôi, anh chuyển đợt hai rồi. Tiện em cho anh xin bảng hướng dẫn vệ sinh cuối ca bản lớn, dán cho tụi nhỏ dễ nhìn. Với lại ${vnd(6_400_000)} tiền bồn nước anh làm ngoài, đừng hỏi lại anh nữa nhé, hôm trước Tín hỏi hai lần.`,
    );
  t.after(1).weAnswer(
    "Dạ em nhận được tiền rồi anh, cảm ơn anh. Bảng hướng dẫn khổ A2 em gửi xe chiều nay. Còn chuyện bồn nước là tụi em hỏi để ghi hồ sơ thôi, không có ý gì đâu ạ 😄",
  );
};
