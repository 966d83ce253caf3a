import type { Story } from "../teller.ts";
import { ngay, thuNgay, vnd } from "../wording.ts";

/** Four new shops: a large quote, a cheaper rival, a discount, and delivery in two lots. */
export const nangSomFourShops: Story = (t) => {
  t.begin(332).with("duyen.nangsom", "tram");
  const asked = t.offer([
    ["duo", 4],
    ["grind83", 8],
    ["pure", 4],
  ]);
  t.writes(
    "Thiết bị cho 4 quán mới",
    `Em Trâm ơi,

Quý tới bên chị mở thêm 4 quán: hai quán ở Thủ Đức, một ở Gò Vấp, một ở Bình Thạnh. Mỗi quán chị cần 1 máy pha 2 họng, 2 máy xay và bộ lọc nước, y như cấu hình quán Phan Xích Long đang dùng.

Em báo giá giúp chị, ghi rõ thời gian giao và ai lắp nhé. Anh Long muốn chốt nhà cung cấp trong tháng này.`,
  );
  t.opens("Nắng Sớm – thiết bị 4 quán mới", "duo", asked);
  t.after(1)
    .weAnswer(
      `Dạ em chào chị Duyên,

Em gửi chị báo giá ${t.quoteNumber()} cho 4 quán:
${asked.text}
Tổng cộng: ${vnd(asked.amount)} (chưa VAT).

Giá đã gồm giao, lắp và một buổi hướng dẫn tại mỗi quán, anh Tín bên em trực tiếp lắp. Kho đang có sẵn 2 bộ, 2 bộ còn lại em cần 20 ngày kể từ ngày đặt cọc. Bên em giữ giá này đến ${ngay(t.ahead(30))}.

Chị xem giúp em, vướng chỗ nào chị nhắn em liền ạ.`,
      { files: [`${t.quoteNumber()}.pdf`], cc: ["long.nangsom"] },
    )
    .moves("proposal");
  const deadline = t.ahead(6);
  t.after(3).answers(
    `Chị xem rồi Trâm. Bên Nam Á Espresso vừa chào máy Ý cùng số họng, 4 bộ rẻ hơn em khoảng 60 triệu. Anh Long nghiêng về máy của em vì thợ quen tay, nhưng phòng tài chính hỏi chị sao không lấy bên rẻ.

Em về bàn lại với công ty giúp chị, chị cần con số cuối trước ${thuNgay(deadline)}.`,
  );
  t.task(`Xin anh Bảo mức giá cuối cho Nắng Sớm, trả lời chị Duyên trước ${ngay(deadline)}`, deadline, t.ahead(2));
  t.after(0).notes(
    "Nam Á chào rẻ hơn 60 triệu",
    "Hỏi bên lắp máy quen: Nam Á đang đẩy hàng tồn đời cũ, bảo hành 12 tháng, thợ ở Sài Gòn thuê ngoài. Mình bảo hành 24 tháng và chuỗi đã có 18 máy MG nên chung phụ tùng. Xin anh Bảo 6%, đổi lại ký luôn cả 4 quán.",
  );
  t.after(1)
    .with("long.nangsom")
    .weCall(
      18,
      "Trao đổi với anh Long trước khi chốt giá",
      "Anh Long xác nhận thợ chỉ muốn dùng MG Duo. Lo nhất là lịch khai trương: quán Thủ Đức đầu tiên không được trễ. Anh đồng ý nói đỡ với tài chính nếu mình cam kết ngày lắp bằng văn bản.",
      "Nghe máy",
    );
  const agreed = t.offer(
    [
      ["duo", 4],
      ["grind83", 8],
      ["pure", 4],
    ],
    6,
  );
  t.after(1)
    .with("duyen.nangsom")
    .weAnswer(
      `Dạ chị Duyên,

Em đã xin được mức cuối cho cả 4 quán:
${agreed.text}
Tổng còn: ${vnd(agreed.amount)} (chưa VAT), giảm 6% so với báo giá trước.

Máy bên em bảo hành 24 tháng, phụ tùng dùng chung với 18 máy chuỗi mình đang có, và em ghi thẳng ngày lắp từng quán vào hợp đồng. Nếu em trễ một ngày thì bên em chịu phạt 0,5% giá trị đợt đó ạ.`,
      { cc: ["long.nangsom"] },
    )
    .moves("negotiation")
    .reprices(agreed);
  t.after(3, 14)
    .meets(
      60,
      "Họp chốt thiết bị 4 quán tại văn phòng Nắng Sớm",
      "Có chị Duyên và anh Long. Thống nhất giá giảm 6%, giao hai đợt: đợt 1 cho Thủ Đức 1 và Gò Vấp, đợt 2 cho Thủ Đức 2 và Bình Thạnh. Đặt cọc 30%, thanh toán 70% sau khi lắp từng đợt. Chị Duyên nhờ gửi hợp đồng bản mềm trước.",
    )
    .also("long.nangsom");
  t.after(2)
    .answers(`Chốt nha em. Hợp đồng chị đọc rồi, không sửa gì. Em gửi bản cứng qua văn phòng Phan Xích Long, chị trình ký trong tuần.`)
    .wins();
  t.after(1).posts(
    "Hợp đồng cung cấp thiết bị 4 quán",
    `Gửi chuyển phát 02 bản hợp đồng ${vnd(agreed.amount)} và lịch lắp đặt từng quán. Người nhận: chị Duyên.`,
  );
  const deposit = Math.round((agreed.amount * 30) / 100);
  t.after(4);
  const order = t.orders(agreed, `Đặt cọc 30%: ${vnd(deposit)}. Giao hai đợt theo hợp đồng.`);
  t.after(1)
    .with("oanh.nangsom")
    .writes(
      `Đặt cọc đơn ${order}`,
      `Chị Oanh kế toán Nắng Sớm đây em. Sáng nay bên chị đã chuyển cọc ${vnd(deposit)} cho đơn ${order}, em nhờ kế toán kiểm tra và gửi phiếu thu giúp chị nhé.`,
    );
  t.after(0).weAnswer(`Dạ em chào chị Oanh, chị Mai kế toán bên em đã nhận đủ ${vnd(deposit)}. Em gửi chị phiếu thu đính kèm ạ.`, {
    files: ["phieu-thu.pdf"],
  });
  t.after(8, 9)
    .with("khang.nangsom", "tin")
    .visits(
      240,
      "Lắp máy quán Thủ Đức 1",
      "Lắp 1 MG Duo, 2 MG Grind 83, 1 MG Pure. Nước đầu vào 168 ppm, đã chỉnh lọc còn 62 ppm. Anh Khang ký biên bản. Thợ chạy thử 40 ly, ổn.",
    );
  t.after(5, 9).visits(240, "Lắp máy quán Gò Vấp", "Lắp xong trong ngày. Ổ cắm quầy chỉ 16 A, đã nhờ điện kéo dây 32 A trước khi bật máy.");
  t.after(14)
    .with("duyen.nangsom", "tram")
    .weWrite(
      "Lịch giao đợt 2 cho Nắng Sớm",
      `Dạ chị Duyên ơi, hai bộ máy đợt 2 đã về kho Tân Bình, sớm hơn hợp đồng 4 ngày. Em xin lắp Thủ Đức 2 ${thuNgay(t.ahead(3))} và Bình Thạnh ${thuNgay(t.ahead(5))}, chị xem mặt bằng có kịp không ạ?`,
    );
  t.after(1).answers("Thủ Đức 2 kịp em. Bình Thạnh còn sơn, em lùi giúp chị một tuần.");
  t.after(2, 9)
    .with("khang.nangsom", "tin")
    .visits(210, "Lắp máy quán Thủ Đức 2", "Lắp đúng lịch. Dặn anh Khang xả nước họng pha mỗi sáng vì đường ống mới còn cặn.");
  t.after(9, 9)
    .with("long.nangsom")
    .visits(225, "Lắp máy quán Bình Thạnh", "Bộ cuối cùng. Đã bàn giao đủ 4 quán, ký nghiệm thu với anh Long tại chỗ.");
  t.after(2)
    .with("long.nangsom", "tram")
    .weCall(
      9,
      "Hỏi thăm sau khai trương",
      `Bốn quán chạy ổn, quán Thủ Đức 1 ngày đầu 310 ly. Anh Long nói về hợp đồng ${vnd(agreed.amount)}, sếp tổng khen lắp đúng ngày. Hẹn nói chuyện gói bảo trì MG Care khi máy qua 6 tháng.`,
      "Nghe máy",
    );
};

/** Burnt grinders in the rush hour: a complaint that was taken seriously and closed. */
export const nangSomGrinders: Story = (t) => {
  t.begin(214).with("khang.nangsom", "tram");
  t.chats(
    `Anh Khang: Trâm ơi, máy xay quán Thủ Đức 1 kêu rít từ sáng, xay ra bột khét\nAnh Khang: [ảnh] [video 12 giây]\nTrâm: Dạ anh tắt máy giúp em trước ạ, em gọi anh Tín liền\nAnh Khang: giờ cao điểm mà chỉ còn 1 máy xay, khách xếp hàng tới cửa rồi em`,
  );
  t.after(0)
    .by("tin")
    .weCall(
      12,
      "Hỗ trợ từ xa máy xay Thủ Đức 1",
      "Nghe tiếng qua video: lưỡi chạm nhau, nhiều khả năng có vật cứng lọt vào. Dặn anh Khang không chạy lại, hẹn mang máy dự phòng lên trong chiều.",
      "Nghe máy",
    );
  t.after(0).visits(
    70,
    "Đổi máy xay dự phòng quán Thủ Đức 1",
    "Mang 1 MG Grind 83 dự phòng lên thay. Mở máy hỏng: có viên sỏi trong buồng xay, lưỡi mẻ ba răng. Máy mới 3 tháng, mang lưỡi về xưởng chụp lại.",
  );
  t.after(1)
    .with("duyen.nangsom")
    .writes(
      "Khiếu nại máy xay quán Thủ Đức 1",
      `Em Trâm, anh Tín,

Hôm qua quán Thủ Đức 1 mất gần 3 tiếng giờ cao điểm vì máy xay. Khang báo trong cà phê có sỏi. Nếu sỏi nằm trong túi Sơn Trà của bên em thì chị cần câu trả lời rõ ràng: lô nào, còn bao nhiêu túi cùng lô ở kho chị, và lưỡi dao ai trả.

Chị đã cho ngưng dùng lô đang mở.`,
      { cc: ["long.nangsom", "dat.nangsom"] },
    );
  t.after(0)
    .by("tram")
    .weAnswer(
      `Dạ chị Duyên,

Em xin lỗi chị và quán về ba tiếng hôm qua. Em làm ngay ba việc:
1. Xưởng đang kiểm tra mẫu lưu của lô. Em báo kết quả cho chị trước ${thuNgay(t.ahead(2))}.
2. Chiều nay em cho xe chở 40 kg lô khác lên đổi toàn bộ túi đã mở và chưa mở cùng lô ở kho Tân Bình.
3. Lưỡi dao bên em thay, quán không phải trả, dù nguyên nhân là gì.

Em Đạt giữ giúp chị các túi còn lại để bên chị thu về kiểm tra ạ.`,
      { cc: ["long.nangsom", "dat.nangsom"] },
    );
  t.after(0)
    .with("dat.nangsom")
    .chats(
      `Trâm: Đạt ơi, xe tới kho khoảng 16 giờ, em đếm giúp chị số túi lô cũ nha\nĐạt: dạ em đếm rồi chị, còn 23 túi nguyên, 4 túi mở dở\nTrâm: Cảm ơn em, chị đổi hết 27 túi`,
      "out",
    );
  t.after(2)
    .with("duyen.nangsom", "tin")
    .weAnswer(
      `Em chào chị Duyên, em là Tín kỹ thuật ạ.

Kết quả kiểm tra: máy tách đá của xưởng bị hở rây trong ca chiều, hai bao nhân lọt qua. Cả lô là 180 kg, bên em đã thu về hết, trong đó 27 túi của chị. Rây đã thay, từ nay mỗi mẻ qua thêm nam châm và một lần sàng cuối trước khi đóng túi. Em gửi kèm biên bản và ảnh.

Lưỡi mới em lắp ở Thủ Đức 1 xong rồi, máy dự phòng em để lại quán thêm hai tuần cho chắc.`,
      { files: ["bien-ban-kiem-tra-lo.pdf"], cc: ["long.nangsom"] },
    );
  t.after(1).answers(
    "Chị cảm ơn em. Xử lý như vậy chị yên tâm. Nhưng ba tiếng đó quán mất khoảng 6 triệu doanh thu, em xem có hỗ trợ gì không để chị nói với anh Long.",
  );
  t.after(1)
    .by("tram")
    .weAnswer("Dạ em đã xin được: đơn Sơn Trà tới của chuỗi em tặng 25 kg thay cho phần thiệt hại. Em ghi thẳng vào phiếu giao ạ.");
  t.after(0).answers("Ok em, vậy là hợp lý. Khép lại chuyện này nha.");
  t.after(15)
    .with("khang.nangsom", "tin")
    .weCall(6, "Hỏi lại máy xay Thủ Đức 1", "Máy chạy êm, anh Khang đã trả máy dự phòng qua xe giao hàng. Đóng phiếu.", "Nghe máy");
};

/** Service plan for the whole chain: still open, waiting for a signature. */
export const nangSomCare: Story = (t) => {
  t.begin(29).with("long.nangsom", "tram");
  const all = t.offer([["care", 22]]);
  const agreed = t.offer([["care", 22]], 10);
  t.after(0).weWrite(
    "Gói bảo trì MG Care cho 22 máy của chuỗi",
    `Dạ em chào anh Long,

Theo hẹn hồi khai trương Bình Thạnh, em gửi anh đề xuất gói MG Care cho toàn bộ 22 máy pha của chuỗi:
${all.text}
Tổng: ${vnd(all.amount)} một năm (chưa VAT).

Mỗi máy được bảo dưỡng bốn lần, gioăng và lưới thay miễn phí, kỹ thuật tới trong 24 giờ làm việc. Năm vừa rồi chuỗi gọi lẻ 31 lần, cộng phụ tùng là hơn 280 triệu, nên gói này cũng chỉ ngang số đó mà máy được chăm đều.`,
    { cc: ["duyen.nangsom"] },
  );
  t.opens("Nắng Sớm – MG Care 22 máy", "care", all, "proposal");
  t.after(4).answers(
    "Anh đọc rồi Trâm. Anh ủng hộ, nhưng 18 máy cũ đã hết bảo hành mới cần, 4 máy mới còn bảo hành thì sao tính đủ tiền? Em tính lại đi, rồi gửi cho chị Duyên.",
  );
  t.after(1)
    .with("duyen.nangsom")
    .weAnswer(
      `Dạ anh Long, chị Duyên,

Anh nói đúng phần 4 máy còn bảo hành. Em giữ đủ 22 máy để lịch bảo dưỡng chung một chuyến, và giảm 10% trên cả gói:
${agreed.text}
Tổng còn: ${vnd(agreed.amount)} một năm. Thanh toán theo quý, mỗi quý ${vnd(agreed.amount / 4)}.`,
      { cc: ["long.nangsom"], files: [`${t.quoteNumber()}.pdf`] },
    )
    .moves("negotiation")
    .reprices(agreed);
  t.after(6).weCall(
    14,
    "Hỏi ý chị Duyên về MG Care",
    "Chị đồng ý giá, trả theo quý. Vướng một điểm: chị muốn cam kết 8 giờ cho ba quán trung tâm thay vì 24 giờ. Em hẹn hỏi anh Tín rồi trả lời.",
    "Nghe máy",
  );
  t.task("Hỏi anh Tín: cam kết 8 giờ cho 3 quán trung tâm Nắng Sớm được không", t.ahead(2), t.ahead(2));
  t.after(2).weAnswer(
    "Dạ chị, anh Tín nhận được mức 8 giờ làm việc cho ba quán Phan Xích Long, Nguyễn Huệ và Hai Bà Trưng, không tính thêm tiền. Em đã sửa vào phụ lục hợp đồng, chị xem giúp em điều 4 ạ.",
    { files: ["phu-luc-MG-Care.docx"], cc: ["long.nangsom"] },
  );
  t.after(9).answers(
    "Pháp chế bên chị đọc xong điều 4, ổn. Anh Long đi công tác tới cuối tuần sau, về là ký. Em cứ xếp lịch bảo dưỡng tháng tới trước giúp chị.",
  );
  t.after(2)
    .by("tin")
    .notes(
      "Dự kiến lịch bảo dưỡng Nắng Sớm",
      "22 máy chia 4 ngày, mỗi ngày 5–6 quán, bắt đầu từ ba quán trung tâm. Cần đặt thêm 22 bộ gioăng và 44 lưới.",
    );
  t.by("tram").expects(9, "Chờ anh Long ký phụ lục, gửi lịch bảo dưỡng");
  t.task("Gọi anh Long nhắc ký phụ lục MG Care", t.fromToday(1), null, "Anh đi công tác về cuối tuần này.");
};
