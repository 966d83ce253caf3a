import type { Story } from "../teller.ts";
import { ngay, thuNgay, trieu, vnd } from "../wording.ts";

/** A hospital cafeteria: a formal tender, many papers, and a budget that disappears. */
export const hongDucTender: Story = (t) => {
  t.begin(246)
    .with("chau.hongduc", "ha")
    .posts(
      "Thư mời chào giá",
      "Bệnh viện Đa khoa Hồng Đức mời Mộc Giang chào giá thiết bị và cà phê cho quầy sảnh chính. Hồ sơ nộp bản giấy, có dấu, ba bộ.",
      "in",
    );
  t.after(1).weCall(
    12,
    "Hỏi rõ thư mời chào giá",
    "Chị Châu giải thích: quầy phục vụ người nhà bệnh nhân, khoảng 400 ly một ngày, bán giá 20–25 nghìn. Cần hồ sơ năng lực, chứng nhận ATTP và hai hợp đồng tương tự. Ông Thắng phó giám đốc ký duyệt.",
    "Nghe máy",
  );
  const bid = t.offer([
    ["duo", 2],
    ["grind83", 2],
    ["pure", 1],
    ["hangiang", 300],
  ]);
  t.opens("Hồng Đức – quầy cà phê sảnh chính", "duo", bid, "engaging");
  const closing = t.ahead(9);
  t.after(2).weWrite(
    "Xác nhận tham gia chào giá quầy sảnh",
    `Dạ em chào chị Châu,

Bên em xin xác nhận tham gia và sẽ nộp hồ sơ trước ${thuNgay(closing)}. Em hỏi thêm hai điểm để chuẩn bị cho đúng: bệnh viện có cấp nước RO cho quầy không, và ai chịu chi phí điện của quầy ạ?`,
  );
  t.task(`Nộp ba bộ hồ sơ chào giá Hồng Đức trước ${ngay(closing)}`, closing, t.ahead(6), "Nhớ chứng nhận ATTP bản sao công chứng.");
  t.after(1).answers("Chào em, quầy có nước RO, điện tính theo công tơ riêng do đơn vị vận hành trả. Em nộp ở văn thư tầng 2 nhà A.");
  t.after(5)
    .posts(
      "Hồ sơ chào giá quầy sảnh Hồng Đức",
      `Nộp ba bộ hồ sơ, giá chào:\n${bid.text}\nTổng cộng: ${vnd(bid.amount)}. Văn thư ký nhận lúc 15 giờ.`,
    )
    .moves("proposal");
  t.after(14)
    .with("thang.hongduc", "bao")
    .meets(
      50,
      "Bệnh viện mời làm rõ hồ sơ",
      "Ông Thắng hỏi kỹ về thời gian sửa máy và cách xử lý bã. Bên cạnh mình còn hai đơn vị. Ông yêu cầu chia thanh toán bốn đợt trong năm. Mình đồng ý.",
    )
    .also("chau.hongduc")
    .moves("negotiation");
  t.after(3)
    .by("ha")
    .with("chau.hongduc")
    .weWrite(
      "Bổ sung hồ sơ theo buổi làm rõ",
      "Dạ chị Châu, em gửi bổ sung phương án thanh toán bốn đợt và quy trình thu gom bã mỗi ngày như ông Thắng yêu cầu ạ.",
      { files: ["phuong-an-thanh-toan.pdf", "quy-trinh-ba.pdf"], cc: ["thang.hongduc"] },
    );
  t.after(10).answers("Chị đã nhận và trình rồi. Hội đồng mua sắm họp đầu tháng tới.");
  t.after(24)
    .writes(
      "Thông báo dừng gói chào giá quầy sảnh",
      `Chào em Hà,

Chị rất tiếc báo em: bệnh viện cắt ngân sách cải tạo sảnh để mua máy chụp, gói quầy cà phê dừng lại, không đơn vị nào được chọn. Hồ sơ của bên em hội đồng chấm cao nhất phần kỹ thuật. Năm sau có lại chị sẽ mời em đầu tiên.`,
    )
    .loses("Bệnh viện cắt ngân sách, dừng gói mua sắm");
  t.after(0).weAnswer(
    `Dạ em cảm ơn chị đã báo thẳng. Em giữ nguyên mức ${trieu(bid.amount)} cho chị nếu gói mở lại trong vòng một năm ạ. Em chúc chị nhiều sức khoẻ.`,
  );
};
