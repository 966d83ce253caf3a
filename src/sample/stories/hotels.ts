import type { Story } from "../teller.ts";
import { ngay, thuNgay, trieu, vnd } from "../wording.ts";

/** A lobby bar refit: purchasing, the restaurant manager and a formal general manager. Won. */
export const sonHaiLobby: Story = (t) => {
  t.begin(402).with("son.sonhai", "khoi");
  t.calls(
    11,
    "Anh Sơn hỏi máy cho quầy bar sảnh",
    "Khách sạn sửa lại quầy bar sảnh, mở lại sau khoảng hai tháng. Anh Sơn muốn 2 máy pha để sáng phục vụ kịp 180 khách ăn sáng. Đang dùng máy tự động cũ, khách chê cà phê nhạt. Nhờ mình qua xem quầy.",
  );
  t.after(2, 9.5)
    .visits(
      75,
      "Khảo sát quầy bar sảnh",
      "Mặt quầy 4,2 m, đặt vừa 2 MG Duo và 2 máy xay. Điện đủ, đường nước phải kéo thêm 6 m. Chị Hương phòng mua hàng ghé xem, dặn báo giá phải có ba mục: thiết bị, lắp đặt, đào tạo.",
    )
    .also("huong.sonhai");
  const quote = t.offer([
    ["duo", 2],
    ["grind83", 2],
    ["pure", 1],
    ["care", 2],
  ]);
  t.opens("Sơn Hải – quầy bar sảnh", "duo", quote);
  t.after(2)
    .with("huong.sonhai")
    .weWrite(
      "Báo giá thiết bị quầy bar sảnh khách sạn Sơn Hải",
      `Dạ em chào chị Hương,

Em gửi chị báo giá ${t.quoteNumber()} sau buổi khảo sát cùng anh Sơn:
${quote.text}
Tổng cộng: ${vnd(quote.amount)}, chưa VAT.

Lắp đặt, kéo đường nước 6 m và hai buổi đào tạo cho ca sáng, ca chiều bên em không tính phí. Thời gian giao 15 ngày sau khi ký.

Chị cho em xin lịch duyệt của khách sạn để em giữ hàng ạ.`,
      { files: [`${t.quoteNumber()}.pdf`], cc: ["son.sonhai"] },
    )
    .moves("proposal");
  t.after(4).answers(
    `Chào em Khôi,\n\nChị nhận được rồi. Quy trình bên chị cần ba báo giá, chị đang chờ thêm hai bên. Riêng gói MG Care chị muốn tách thành hợp đồng dịch vụ riêng. Tổng giám đốc duyệt vào họp sáng thứ Hai đầu tháng.`,
  );
  t.after(8).weCall(
    7,
    "Hỏi tiến độ duyệt",
    "Hai báo giá kia: một bên chào máy nhập rẻ hơn 22 triệu nhưng không có người ở Đà Nẵng. Chị Hương hỏi mình có giảm thêm không, em trả lời giữ giá nhưng tặng 30 kg Sơn Trà cho tháng đầu.",
    "Nghe máy",
  );
  t.after(6)
    .with("hung.sonhai", "linh")
    .weWrite(
      "Thư cảm ơn và đề nghị hợp tác của Mộc Giang",
      `Kính gửi ông Phạm Quang Hưng,

Tôi là Linh, giám đốc Mộc Giang. Được biết ông trực tiếp xem xét hạng mục quầy bar sảnh, tôi xin gửi lời mời ông và các anh chị ghé xưởng Hoà Khánh vào chiều ${thuNgay(t.ahead(3))} để xem dây chuyền lắp máy và thử cà phê trên đúng cấu hình chúng tôi đề xuất.

Từ xưởng đến khách sạn chỉ 25 phút, nên nếu máy có vấn đề, kỹ thuật của chúng tôi có mặt trong buổi.

Trân trọng cảm ơn ông.`,
    );
  t.after(1).answers(
    "Chào cô Linh,\n\nCảm ơn lời mời. Chiều hôm đó tôi bận họp chủ đầu tư, anh Sơn và chị Hương sẽ đi thay tôi. Tôi đề nghị ghi rõ thời gian có mặt khi sự cố vào hợp đồng.",
  );
  t.after(2, 14.5)
    .with("son.sonhai", "khoi")
    .meets(
      120,
      "Anh Sơn và chị Hương thăm xưởng Hoà Khánh",
      "Thử Sơn Trà và một mẫu rang đậm hơn cho cà phê sữa. Anh Sơn thích mẫu đậm cho buffet sáng. Chị Hương chốt: ghi vào hợp đồng có mặt trong 4 giờ. Chị Linh đồng ý.",
    )
    .also("huong.sonhai");
  t.after(4)
    .with("huong.sonhai")
    .writes(
      "Khách sạn Sơn Hải duyệt báo giá quầy bar",
      `Em Khôi,\n\nTổng giám đốc duyệt phương án của Mộc Giang, ${vnd(quote.amount)}, kèm điều khoản 4 giờ. Em gửi hợp đồng để chị trình ký. Ngày mở quầy là ${ngay(t.ahead(32))}, em phải lắp trước đó 5 ngày.`,
    )
    .wins();
  t.after(0).weAnswer("Dạ em cảm ơn chị nhiều ạ. Em gửi hợp đồng hai bản và lịch lắp. Bên em giữ đúng mốc trước ngày mở quầy 5 ngày.", {
    files: ["hop-dong-Son-Hai.docx"],
  });
  t.after(3);
  t.orders(quote, "Tách hợp đồng: thiết bị và dịch vụ MG Care. Tặng 30 kg Sơn Trà tháng đầu.");
  t.after(19, 8.5)
    .with("son.sonhai", "tin")
    .visits(
      330,
      "Lắp đặt quầy bar sảnh",
      "Lắp 2 MG Duo, 2 Grind 83, 1 Pure, kéo 6 m ống nước. Áp lực nước tầng 1 chỉ 1,8 bar, đã thêm bơm tăng áp nhỏ. Bàn giao cho anh Sơn.",
    );
  t.after(1, 14).visits(
    150,
    "Đào tạo ca chiều",
    "Bảy người học chỉnh cỡ xay, đánh sữa, vệ sinh cuối ca. Dán bảng hướng dẫn ở quầy. Ca sáng hẹn buổi sau.",
  );
  t.after(2, 14).visits(140, "Đào tạo ca sáng", "Năm người, phần lớn đã biết pha. Anh Sơn nhờ lập công thức latte 180 ml cho đồng đều.");
  t.after(9)
    .with("son.sonhai", "khoi")
    .weCall(
      6,
      "Hỏi thăm sau khi mở quầy",
      "Mở quầy hai hôm, sáng cao điểm 160 ly không bị dồn. Có khách Đức khen cappuccino. Anh Sơn đặt Sơn Trà đều hai tuần một lần từ tháng này.",
      "Nghe máy",
    );
  t.after(16)
    .with("nhi.sonhai")
    .weWrite(
      "Hồ sơ thanh toán quầy bar sảnh",
      `Dạ em chào chị Nhi, em gửi chị bộ hồ sơ thanh toán ${vnd(quote.amount)}: hoá đơn, biên bản nghiệm thu và bản bảo lãnh bảo hành. Hạn theo hợp đồng là ${ngay(t.ahead(15))} ạ.`,
      { files: ["hoa-don.pdf", "bien-ban-nghiem-thu.pdf"] },
    );
  t.after(12).answers("Chị chuyển khoản sáng nay rồi em nhé, em kiểm tra giúp chị.");
};

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

/** A regular hotel whose engineer knows more than the salesman; a water problem found and solved. */
export const bienNgocWater: Story = (t) => {
  t.begin(168).with("tuan.bienngoc", "khoi");
  t.writes(
    "Van xả hai máy pha bị đóng cặn",
    `Chào em Khôi,

Hai máy MG Duo ở quầy hồ bơi đóng cặn rất nhanh, van xả 3 tháng đã tắc. Anh đo nước đầu vào 310 ppm, sau lọc còn 240 ppm, tức là lõi lọc bên em gần như không làm mềm. Em xem lại giúp anh, hay là chọn sai lõi?`,
  );
  t.after(0).weAnswer(
    "Dạ em chào anh Tuấn, số anh đo như vậy là lõi đã bão hoà hoặc không hợp nước giếng Quy Nhơn. Em nhờ anh Tín kỹ thuật gọi anh ngay chiều nay để xem kỹ hơn ạ.",
    { cc: ["van.bienngoc"] },
  );
  t.after(0)
    .by("tin")
    .weCall(
      22,
      "Trao đổi kỹ thuật về nước",
      "Khách sạn chuyển sang dùng nước giếng từ tháng trước vì nước máy yếu, quầy hồ bơi nằm cuối đường. Độ cứng 310 ppm vượt ngưỡng của lõi tiêu chuẩn (200). Cần lõi ion công suất gấp đôi và rửa cặn hai máy.",
      "Nghe máy",
    );
  t.after(4, 9).visits(
    260,
    "Rửa cặn và thay lõi lọc tại Biển Ngọc",
    "Rửa axit xitric hai máy, thay van xả, lắp lõi ion 1.200. Sau lọc còn 70 ppm. Anh Tuấn đứng xem từ đầu, ghi thông số vào sổ. Để lại bộ giấy thử.",
  );
  t.after(2)
    .by("khoi")
    .weAnswer(
      `Dạ anh Tuấn, chị Vân,

Anh Tín đã xử lý xong hai máy. Phần rửa cặn và van xả bên em chịu, vì lúc lắp bên em không hỏi nguồn nước dự phòng. Chỉ tính hai lõi ion mới, mỗi lõi ${vnd(3_200_000)}.

Từ nay kỹ thuật đo nước mỗi lần bảo dưỡng và ghi vào phiếu ạ.`,
      { cc: ["van.bienngoc"] },
    );
  t.after(1).answers("Rõ ràng như vậy anh đồng ý. Anh sẽ đo 2 tuần một lần và gửi số cho em Tín.");
  t.after(28)
    .by("tin")
    .chats("Anh Tuấn: 74 ppm sau 4 tuần, tốt\nTín: Dạ vậy lõi này chạy được 7–8 tháng đó anh\nAnh Tuấn: ok, nhắc anh khi đến hạn nhé");
  t.task("Nhắc anh Tuấn thay lõi ion ở quầy hồ bơi", t.fromToday(12), null, "Lõi 1.200 lắp 5 tháng trước, anh Tuấn nhờ nhắc.");
  t.begin(24).with("van.bienngoc", "khoi");
  const pool = t.offer([
    ["cold", 2],
    ["caudat", 20],
  ]);
  t.weCall(
    10,
    "Chị Vân hỏi bộ ủ lạnh",
    "Chị thấy khách Nga, Hàn gọi cold brew nhiều, muốn hai bộ ủ lạnh có vòi nitro ở quầy hồ bơi. Anh Tuấn yêu cầu xem công suất điện trước.",
    "Nghe máy",
  );
  t.opens("Biển Ngọc – ủ lạnh quầy hồ bơi", "cold", pool, "engaging");
  t.after(2)
    .weWrite(
      "Báo giá bộ ủ lạnh cho quầy hồ bơi",
      `Dạ em chào chị Vân,

Em gửi chị báo giá hai bộ ủ lạnh kèm cà phê dùng thử tháng đầu:
${pool.text}
Tổng cộng: ${vnd(pool.amount)}, chưa VAT. Mỗi bộ 320 W, cắm điện thường, em gửi kèm thông số cho anh Tuấn.

Chị chọn ngày em mang một bộ xuống chạy thử cuối tuần ạ.`,
      { cc: ["tuan.bienngoc"], files: ["MG-Cold-20.pdf"] },
    )
    .moves("proposal");
  t.after(7).answers("Chị muốn chạy thử ba ngày cuối tuần rồi mới quyết. Em xếp giúp chị trước cuối tháng nhé.");
  t.expects(25, "Mang một bộ MG Cold xuống Quy Nhơn chạy thử ba ngày");
  t.task("Xếp xe mang MG Cold xuống Biển Ngọc chạy thử", t.fromToday(4));
};
