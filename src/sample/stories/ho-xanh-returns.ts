import type { Story } from "../teller.ts";
import { trieu, vnd } from "../wording.ts";

/** Lost on price to a rival, came back for service, and now asks again. */
export const hoXanhReturns: Story = (t) => {
  t.begin(425).with("quan.hoxanh", "ha");
  const first = t.offer([
    ["duo", 2],
    ["grind64", 2],
    ["pure", 2],
  ]);
  t.fillsForm(
    "Yêu cầu tư vấn từ trang web",
    "Họ tên: Đặng Trần Quân\nĐơn vị: Khách sạn Hồ Xanh, Hà Nội\nNhu cầu: 2 máy pha 2 họng cho nhà hàng tầng 9 và quầy lễ tân, cần lắp trước mùa đông khách.",
  );
  t.opens("Hồ Xanh – nhà hàng tầng 9", "duo", first);
  t.after(1).weCall(
    13,
    "Gọi lại theo phiếu trên web",
    "Anh Quân đang thay máy cũ hay rò nước. Người quyết là chị Hằng thu mua và chủ khách sạn. Hẹn qua khách sạn khảo sát.",
    "Nghe máy",
  );
  t.after(3, 10)
    .visits(
      60,
      "Khảo sát tầng 9",
      "Thang hàng nhỏ, máy phải tháo chân mới vào được. Áp lực nước yếu, bắt buộc có bơm. Chị Hằng hỏi ngay giá cuối, nói ngân sách 260 triệu.",
    )
    .also("hang.hoxanh");
  t.after(2)
    .with("hang.hoxanh")
    .weWrite(
      "Báo giá thiết bị cà phê khách sạn Hồ Xanh",
      `Dạ em chào chị Hằng,

Em gửi chị báo giá ${t.quoteNumber()}:
${first.text}
Tổng cộng: ${vnd(first.amount)}, chưa VAT, đã gồm lắp đặt và bơm tăng áp.

Em hiểu ngân sách khách sạn là 260 triệu. Nếu chị lấy một máy 2 họng cho nhà hàng và một máy 1 họng cho lễ tân thì em làm lại được báo giá dưới mức đó ạ.`,
      { files: [`${t.quoteNumber()}.pdf`], cc: ["quan.hoxanh"] },
    )
    .moves("proposal");
  t.after(5).answers("Chị cần đủ hai máy 2 họng em ạ. Bên Tín Phát chào trọn gói 268 triệu, máy nhập, em xuống được bao nhiêu?");
  const reduced = t.offer(
    [
      ["duo", 2],
      ["grind64", 2],
      ["pure", 2],
    ],
    3,
  );
  t.after(1)
    .weAnswer(
      `Dạ chị, mức thấp nhất bên em là giảm 3%, còn ${vnd(reduced.amount)}. Em không xuống bằng Tín Phát được, vì giá của em đã có bơm và 24 tháng bảo hành, bên đó bảo hành 12 tháng và tính tiền mỗi lần đến. Chị cân nhắc giúp em ạ.`,
    )
    .moves("negotiation")
    .reprices(reduced);
  t.after(6)
    .answers("Chủ khách sạn chọn bên Tín Phát rồi em. Chị cảm ơn em đã nhiệt tình, lần sau có dịp mình làm việc.")
    .loses("Giá: Tín Phát chào 268 triệu trọn gói");
  t.after(0).notes(
    "Rút kinh nghiệm Hồ Xanh",
    "Thua 22 triệu. Chủ chỉ nhìn tổng tiền. Máy Tín Phát bán không có người bảo trì ở Hà Nội: ghi lịch hỏi thăm sau nửa năm.",
  );
  t.task("Hỏi thăm khách sạn Hồ Xanh: máy Tín Phát chạy thế nào", t.ahead(180), t.ahead(182));
  t.after(182)
    .with("quan.hoxanh")
    .weCall(
      16,
      "Hỏi thăm sau nửa năm",
      "Một trong hai máy đã hỏng bo mạch, chờ linh kiện 5 tuần. Tín Phát tính 3,5 triệu mỗi lần thợ đến. Anh Quân hỏi mình có nhận sửa không. Em nói máy hãng khác mình không có bo, nhưng cho mượn một MG Solo trong lúc chờ.",
      "Nghe máy",
    );
  t.deal = null;
  t.after(2, 9)
    .by("tin")
    .visits(
      55,
      "Mang MG Solo cho khách sạn Hồ Xanh mượn",
      "Đặt ở quầy lễ tân, ký giấy mượn 6 tuần. Anh Quân thử thấy êm hơn máy đang dùng.",
    );
  t.after(40)
    .by("ha")
    .weCall(
      8,
      "Máy mượn sắp đến hạn",
      "Linh kiện Tín Phát vẫn chưa về. Anh Quân xin mượn thêm, em đồng ý. Anh nói kỳ ngân sách sau sẽ thay hẳn máy tầng 9.",
      "Nghe máy",
    );
  t.begin(26)
    .with("quan.hoxanh")
    .writes(
      "Thay máy pha nhà hàng tầng 9",
      `Hà ơi,

Chủ đồng ý thay máy tầng 9 rồi. Lần này anh muốn dùng máy bên em luôn, một MG Duo, một máy xay tốt, và mua lại luôn con MG Solo đang mượn ở lễ tân. Em báo giá giúp anh, có gói bảo trì để chị Hằng khỏi lo tiền phát sinh.`,
      { cc: ["hang.hoxanh"] },
    );
  const again = t.offer([
    ["duo", 1],
    ["grind83", 1],
    ["solo", 1, 52_000_000],
    ["care", 2],
  ]);
  t.opens("Hồ Xanh – thay máy tầng 9", "duo", again, "engaging");
  t.after(1)
    .weAnswer(
      `Dạ em chào anh Quân, chị Hằng,

Em gửi báo giá ${t.quoteNumber()}:
${again.text}
Tổng cộng: ${vnd(again.amount)}, chưa VAT. Máy MG Solo đang ở lễ tân em tính giá máy đã dùng, ${trieu(52_000_000)}, bảo hành vẫn đủ 24 tháng.

Hai gói MG Care nghĩa là cả năm không có phí đến máy ạ.`,
      { files: [`${t.quoteNumber()}.pdf`], cc: ["hang.hoxanh"] },
    )
    .moves("proposal");
  t.after(6)
    .with("hang.hoxanh")
    .answers(
      "Chị đã trình chủ. Lần trước chị tham rẻ nên giờ rút kinh nghiệm. Em cho chị xin danh sách hai khách sạn ở Hà Nội đang dùng máy bên em để chị gọi hỏi nhé.",
    );
  t.after(4).weCall(
    5,
    "Xin khất danh sách khách tham khảo",
    "Đang xin phép hai khách sạn cho chị Hằng gọi. Hẹn gửi chị trong tuần này.",
    "Nghe máy",
  );
  t.task(
    "Gửi chị Hằng danh sách hai khách sạn ở Hà Nội đang dùng máy MG",
    t.fromToday(-2),
    null,
    "Chị hỏi trong thư, mình hẹn gửi trong tuần mà chưa gửi.",
  );
  t.expects(18, "Gửi danh sách khách tham khảo cho chị Hằng, xin lịch ký");
};
