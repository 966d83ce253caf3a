import type { Story } from "../teller.ts";
import { ngay, thuNgay, trieu, vnd } from "../wording.ts";

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

/** A public school buys slowly: a department head who fights for it, a budget line, a head who signs. Open. */
export const duyenHaiLab: Story = (t) => {
  t.begin(180)
    .with("bich.duyenhai", "khoi")
    .writes(
      "Phòng thực hành pha chế cho khoa Nhà hàng",
      `Chào em Khôi,

Cô Ngân ở Học viện Kim giới thiệu em. Khoa chị có 180 sinh viên mỗi khoá mà phòng pha chế chỉ có một máy cũ. Chị muốn lập dự án phòng thực hành 12 vị trí, trình nhà trường vào kỳ ngân sách tới. Em giúp chị làm danh mục và dự toán được không?`,
    );
  const lab = t.offer([
    ["duo", 4],
    ["grind64", 8],
    ["pure", 2],
    ["cold", 1],
  ]);
  t.opens("Duyên Hải – phòng thực hành 12 vị trí", "duo", lab);
  t.after(2).weCall(
    21,
    "Trao đổi dự án với chị Bích",
    "Chị cần danh mục kèm cấu hình kỹ thuật trung tính, không ghi tên hãng, vì trường phải chào giá cạnh tranh. Người quyết: ông Thành hiệu trưởng; anh Hải phòng quản trị thiết bị làm hồ sơ.",
    "Nghe máy",
  );
  t.after(4)
    .weAnswer(
      `Dạ em chào chị Bích,

Em gửi chị danh mục 12 vị trí, cấu hình viết trung tính để chị dùng cho hồ sơ, kèm dự toán tham khảo theo giá bên em:
${lab.text}
Tổng: ${vnd(lab.amount)}, chưa VAT.

Bàn quầy và điện nước trường tự làm, em gửi kèm bản vẽ bố trí ạ.`,
      { files: ["danh-muc-12-vi-tri.xlsx", "ban-ve-bo-tri.pdf"] },
    )
    .moves("engaging");
  t.after(7)
    .with("hai.duyenhai")
    .answers(
      "Chào em, anh là Hải phòng thiết bị. Anh cần ba báo giá có dấu của ba đơn vị khác nhau, em gửi bản của em trước. Cấu hình em ghi áp suất 9 bar thì nên để khoảng 8–10 bar cho rộng.",
    );
  t.after(1)
    .weAnswer("Dạ anh nói đúng ạ, em sửa khoảng 8–10 bar trong danh mục luôn. Báo giá có dấu em gửi chuyển phát sáng nay.", {
      files: ["bao-gia-co-dau.pdf"],
    })
    .moves("proposal");
  t.after(24, 9)
    .with("thanh.duyenhai", "linh")
    .meets(
      80,
      "Gặp ông Thành hiệu trưởng ở Nha Trang",
      "Ông Thành ủng hộ nhưng ngân sách năm nay chỉ còn cho một nửa. Gợi ý chia hai giai đoạn: 6 vị trí trước. Ông hỏi mình có nhận sinh viên thực tập tại xưởng không, chị Linh nhận mỗi đợt bốn em.",
    )
    .also("bich.duyenhai", "hai.duyenhai");
  const half = t.offer([
    ["duo", 2],
    ["grind64", 4],
    ["pure", 1],
    ["cold", 1],
  ]);
  t.after(3)
    .with("bich.duyenhai", "khoi")
    .weWrite(
      "Phương án giai đoạn 1: 6 vị trí",
      `Dạ chị Bích, theo ý ông Thành em tách giai đoạn 1:
${half.text}
Tổng: ${vnd(half.amount)}, chưa VAT. Giai đoạn 2 em giữ đơn giá trong 18 tháng nên trường không lo tăng giá ạ.`,
      { cc: ["hai.duyenhai"] },
    )
    .reprices(half);
  t.after(9).answers("Tốt quá em. Hồ sơ chị trình rồi, chờ Sở phê duyệt danh mục. Các thầy cô khoa chị ngày nào cũng hỏi.");
  t.after(35)
    .with("hai.duyenhai")
    .weCall(
      6,
      "Hỏi tiến độ phê duyệt",
      "Anh Hải nói Sở trả hồ sơ yêu cầu bổ sung thuyết minh nhu cầu, chị Bích đang viết. Dự kiến thêm một tháng.",
      "Nghe máy",
    );
  t.after(30)
    .with("thanh.duyenhai", "linh")
    .weWrite(
      "Tiếp nhận sinh viên thực tập",
      `Kính gửi ông Thành,

Như đã trao đổi, xưởng chúng tôi nhận bốn sinh viên khoa Nhà hàng thực tập hai tháng, có phụ cấp ăn ở. Kính nhờ ông giao khoa gửi danh sách. Dù dự án phòng thực hành duyệt sớm hay muộn, việc này chúng tôi vẫn làm.

Trân trọng.`,
    );
  t.after(5).answers(
    "Cảm ơn chị Linh. Khoa đã chọn được bốn em. Về phòng thực hành, Sở đã phê duyệt danh mục tuần này, trường sẽ mời chào giá chính thức.",
  );
  t.after(40)
    .with("hai.duyenhai", "khoi")
    .writes(
      "Thư mời chào giá phòng thực hành giai đoạn 1",
      `Kính gửi các đơn vị,

Trường mời chào giá phòng thực hành pha chế giai đoạn 1. Hạn nộp ${thuNgay(t.fromToday(9))}, bản giấy có dấu, hiệu lực báo giá 60 ngày.`,
      { files: ["thu-moi.pdf", "danh-muc.xlsx"] },
    )
    .moves("negotiation");
  t.after(2).weAnswer("Dạ bên em xác nhận tham gia, hồ sơ em nộp trước hạn hai ngày ạ.");
  t.expects(9, "Nộp hồ sơ chào giá bản giấy có dấu");
  t.task(
    `Nộp hồ sơ chào giá cho Trường Duyên Hải, hạn ${ngay(t.fromToday(9))}`,
    t.fromToday(7),
    null,
    `Giá ${vnd(half.amount)}. Xin dấu, hiệu lực 60 ngày.`,
  );
};

/** An airport lounge that opens at four in the morning: quiet machines, strict passes. */
export const canhEnLounge: Story = (t) => {
  t.begin(318)
    .with("thach.canhen", "khoi")
    .calls(
      13,
      "Anh Thạch hỏi máy cho phòng chờ",
      "Phòng chờ mở 4 giờ sáng, khách thương gia ngồi làm việc nên máy phải êm. Hiện dùng máy viên nén, khách chê. Muốn thử một bộ ở Đà Nẵng trước, được thì lắp thêm Phú Bài.",
    );
  const lounge = t.offer([
    ["solo", 1],
    ["grind83", 1],
    ["care", 1],
    ["caudat", 30],
  ]);
  t.opens("Cánh Én – phòng chờ Đà Nẵng", "solo", lounge, "engaging");
  t.after(3)
    .with("chi.canhen")
    .weWrite(
      "Báo giá bộ máy cho phòng chờ",
      `Dạ em chào chị Mai Chi,

Theo trao đổi với anh Thạch, em gửi chị:
${lounge.text}
Tổng cộng: ${vnd(lounge.amount)}, chưa VAT. Độ ồn MG Grind 83 đo cách một mét là 68 dB, em gửi kèm kết quả đo.`,
      { files: ["do-on-grind83.pdf"], cc: ["thach.canhen"] },
    )
    .moves("proposal");
  t.after(6).answers(
    "Chị gửi em danh sách giấy tờ để làm thẻ vào khu cách ly cho kỹ thuật, mất khoảng 10 ngày. Giá thì ổn, em giữ giúp chị một tháng.",
  );
  t.after(1)
    .by("tin")
    .weAnswer("Dạ em gửi chị giấy tờ của em và một bạn phụ ạ. Dụng cụ em liệt kê từng món theo mẫu của sân bay.", {
      files: ["giay-to-the.pdf", "danh-muc-dung-cu.xlsx"],
    });
  t.after(14).by("khoi").answers("Thẻ có rồi em. Lắp được từ 23 giờ tới 3 giờ sáng thôi nhé. Chị ký đơn luôn.").wins();
  t.after(1);
  t.orders(lounge, "Lắp trong khu cách ly, ca đêm.");
  t.after(6)
    .with("thach.canhen", "tin")
    .visits(
      200,
      "Lắp máy phòng chờ Đà Nẵng",
      "Soi chiếu dụng cụ mất 50 phút. Lắp xong trước giờ mở cửa, anh Thạch ở lại tới cùng. Quầy đá granite phải dán thêm đệm cao su cho đỡ rung.",
    );
  t.after(20)
    .by("khoi")
    .weCall(
      7,
      "Phản hồi sau ba tuần",
      "Điểm hài lòng đồ uống tăng từ 3,6 lên 4,4. Khách hay hỏi 'cà phê gì'. Anh Thạch xin thẻ nhỏ giới thiệu Cầu Đất đặt ở quầy.",
      "Nghe máy",
    );
  t.deal = null;
  t.after(3).posts("Thẻ giới thiệu Cầu Đất", "Gửi 200 thẻ song ngữ Việt – Anh cho quầy phòng chờ.");
  t.begin(57)
    .with("thach.canhen")
    .writes(
      "Mở rộng sang phòng chờ Phú Bài",
      "Khôi ơi, số liệu một năm đẹp nên anh được duyệt lắp y như vậy ở Phú Bài. Ở đó trần thấp, em cho Tín ra đo trước. Chị Mai Chi làm hồ sơ mua.",
      { cc: ["chi.canhen"] },
    );
  const second = t.offer([
    ["solo", 1],
    ["grind83", 1],
    ["care", 2],
    ["caudat", 30],
  ]);
  t.opens("Cánh Én – phòng chờ Phú Bài", "solo", second, "engaging");
  t.after(6, 9)
    .by("tin")
    .visits(
      80,
      "Đo phòng chờ Phú Bài",
      "Trần thấp nên phễu máy xay vướng kệ, dùng phễu ngắn là vừa. Nước mềm 40 ppm. Ổ điện chung mạch với tủ lạnh, đề nghị tách.",
    );
  t.after(3)
    .by("khoi")
    .with("chi.canhen")
    .weWrite(
      "Báo giá phòng chờ Phú Bài",
      `Dạ em chào chị Mai Chi, em gửi báo giá cho Phú Bài, gia hạn luôn gói bảo trì cho Đà Nẵng:
${second.text}
Tổng cộng: ${vnd(second.amount)}, chưa VAT, phễu ngắn bên em đổi không tính thêm ạ.`,
      { cc: ["thach.canhen"], files: [`${t.quoteNumber()}.pdf`] },
    )
    .moves("proposal");
  t.after(12).answers("Chị trình rồi, cảng vụ Phú Bài đang duyệt bản vẽ điện. Em kiên nhẫn giúp chị, bên đó họp mỗi tháng một lần.");
  t.expects(19, "Chờ cảng vụ Phú Bài duyệt bản vẽ điện");
  t.task("Hỏi chị Mai Chi kết quả họp cảng vụ Phú Bài", t.fromToday(8));
};

/** A restaurant group that pays late: an invoice, a limit on credit, and an accountant caught in between. */
export const muaVangLatePayment: Story = (t) => {
  t.begin(133)
    .with("thai.muavang", "tram")
    .writes(
      "Thay máy xay hai nhà hàng",
      "Trâm ơi, hai máy xay ở quầy Lê Văn Sỹ và Nguyễn Trãi mòn lưỡi rồi, thay máy mới cho lẹ. Em báo giá hai MG Grind 83, thu máy cũ luôn nhé.",
    );
  const grinders = t.offer([["grind83", 2, 30_000_000]]);
  t.opens("Mùa Vàng – thay hai máy xay", "grind83", grinders, "engaging");
  t.after(1)
    .weAnswer(
      `Dạ em chào anh Thái, em tính giá đã trừ thu máy cũ:\n${grinders.text}\nEm giao tuần này được luôn ạ. Anh cho em xin đơn có chữ ký chị Diễm, công nợ 30 ngày như hợp đồng.`,
    )
    .moves("proposal");
  t.after(2)
    .with("diem.muavang")
    .answers("Chị duyệt, em giao đi. Hoá đơn gửi kế toán Linh bên chị.", { cc: ["linh.muavang"] })
    .wins();
  t.after(2);
  const number = t.orders(grinders, "Thu hai máy xay cũ. Công nợ 30 ngày.");
  t.deal = null;
  t.after(1)
    .with("linh.muavang")
    .weWrite(
      `Hoá đơn đơn ${number}`,
      `Dạ em chào chị Linh, em gửi chị hoá đơn ${vnd(grinders.amount)} của đơn ${number}. Hạn thanh toán ${ngay(t.ahead(30))} ạ.`,
      { files: ["hoa-don.pdf", "bien-ban-giao.pdf"] },
    );
  t.after(36).weAnswer(`Dạ chị Linh, đơn ${number} quá hạn mấy hôm rồi, chị kiểm tra giúp em còn thiếu chứng từ gì không ạ?`);
  t.after(3).answers("Chứng từ đủ rồi em, nhưng dòng tiền tháng này chị chỉ được chi lương và thuê nhà. Chị xin cho em vào đợt ngày 20.");
  t.after(15)
    .by("mai")
    .notes(
      "Công nợ Mùa Vàng",
      `Đơn ${number} quá hạn 25 ngày, ${vnd(grinders.amount)}. Ngoài ra còn hai phiếu cà phê ${trieu(18_300_000)}. Tổng gần ${trieu(78_300_000)}, sát hạn mức 80 triệu. Đề nghị tạm giữ đơn mới.`,
    );
  t.after(1)
    .with("diem.muavang", "bao")
    .weCall(
      15,
      "Gọi chị Diễm về công nợ",
      "Chị Diễm nói thẳng hai chi nhánh sửa chữa nên kẹt tiền. Thống nhất: tuần này trả một nửa, tuần sau trả hết, cà phê giao theo tiền mặt tới khi về dưới 40 triệu. Nói chuyện dễ chịu.",
      "Nghe máy",
    );
  t.after(4)
    .with("linh.muavang", "tram")
    .answers(`Chị vừa chuyển ${vnd(grinders.amount / 2)}. Phần còn lại chị đã đưa vào lịch chi tuần tới.`);
  t.after(8).answers("Chị chuyển nốt rồi nhé, cảm ơn em chờ.");
  t.after(1).weAnswer("Dạ em nhận đủ rồi ạ, em báo kho mở lại đơn bình thường cho anh Thái. Cảm ơn chị Linh đã chạy giúp em.");
  t.after(20)
    .with("thai.muavang")
    .chats(
      "Anh Thái: hai máy xay mới êm ghê Trâm, bếp khen\nTrâm: Dạ anh nhớ vệ sinh buồng xay mỗi tuần giúp em nha\nAnh Thái: biết rồi, Tín dặn như má anh luôn 😂",
    );
};
