import type { Story } from "../teller.ts";
import { ngay, trieu, vnd } from "../wording.ts";

/** A drum roaster for the highlands: a long sale with a bank, a delay with the three-phase power, and a proud owner. */
export const phoNuiRoaster: Story = (t) => {
  t.begin(468)
    .with("khanh.phonui", "khoi")
    .calls(
      21,
      "Anh Khánh hỏi máy rang 15 ký",
      "Xưởng đang rang bằng máy 5 ký, mỗi ngày 11 mẻ vẫn không kịp 40 quán. Anh muốn máy 15 ký, phân vân giữa mình và Roastline của Thái. Vốn tự có khoảng 300 triệu, còn lại vay ngân hàng.",
    );
  const roaster = t.offer([["roast15", 1]]);
  t.opens("Phố Núi – máy rang MG Roast 15", "roast15", roaster);
  t.after(3)
    .weWrite(
      "Báo giá máy rang MG Roast 15",
      `Dạ em chào anh Khánh,

Em gửi anh báo giá ${t.quoteNumber()}:
${roaster.text}
Chưa VAT, đã gồm cyclone, bàn làm nguội, vận chuyển lên Pleiku và bốn ngày chuyển giao tại xưởng.

Anh lưu ý máy cần điện 3 pha 380 V và nền chịu lực 900 kg. Anh chụp giúp em chỗ định đặt máy để kỹ thuật xem trước ạ.`,
      { files: [`${t.quoteNumber()}.pdf`, "ban-ve-nen-may.pdf"] },
    )
    .moves("proposal");
  t.after(5).answers(
    "Anh xem bản vẽ rồi, nền thì đổ lại được. Roastline chào 615 triệu nhưng máy về sau 4 tháng. Cuối tuần sau anh xuống Đà Nẵng, em cho anh rang thử trên máy thật nhé, anh mang nhân của anh.",
  );
  t.after(9, 8)
    .meets(
      300,
      "Anh Khánh rang thử tại xưởng Hoà Khánh",
      "Anh mang 45 kg nhân, rang ba mẻ cùng anh Tín và chị H'Lan. Mẻ hai bị cháy cạnh vì nạp quá nóng, mẻ ba đúng ý. Chị H'Lan thích phần ghi đường cong. Anh hỏi có hỗ trợ hồ sơ vay không.",
    )
    .also("hlan.phonui");
  t.after(2).weWrite(
    "Hồ sơ cho ngân hàng",
    `Dạ anh Khánh, em gửi anh bộ hồ sơ ngân hàng cần: báo giá có dấu, hồ sơ năng lực xưởng và thư cam kết mua lại máy trong hai năm đầu với giá ${trieu(400_000_000)}. Anh cần thêm giấy gì em làm ngay ạ.`,
    { files: ["bao-gia-co-dau.pdf", "cam-ket-mua-lai.pdf"] },
  );
  t.after(19)
    .answers(
      "Ngân hàng duyệt cho anh 350 triệu rồi Khôi. Có tờ cam kết mua lại nên họ mới chịu. Em gửi hợp đồng cho anh, cọc 30% anh chuyển trong tuần.",
    )
    .moves("negotiation");
  t.after(1).weAnswer(
    `Dạ em mừng quá anh ơi. Em gửi hợp đồng ${vnd(roaster.amount)}, cọc 30% là ${vnd((roaster.amount * 30) / 100)}. Máy lắp ráp 45 ngày, dự kiến xuất xưởng ${ngay(t.ahead(48))}.`,
    { files: ["hop-dong-MG-Roast-15.pdf"] },
  );
  t.after(3)
    .answers("Anh ký và chuyển cọc rồi nhé.", { files: ["hop-dong-da-ky.pdf"] })
    .wins();
  t.after(1);
  t.orders(roaster, "Cọc 30%, 50% trước khi xuất xưởng, 20% sau nghiệm thu.");
  t.after(33).weCall(
    9,
    "Báo trước ngày xuất xưởng",
    "Máy xong sớm 5 ngày. Anh Khánh nói điện 3 pha chưa kéo, điện lực hẹn thêm ba tuần vì phải thay trạm. Thống nhất giữ máy ở xưởng, không tính phí lưu kho.",
    "Nghe máy",
  );
  t.after(20).writes(
    "Lịch nhận máy rang",
    "Điện lực hẹn tuần tới đóng điện. Em giữ máy giúp anh thêm mười ngày, anh chuyển 50% luôn để em yên tâm.",
  );
  t.after(1).weAnswer("Dạ anh, bên em nhận đủ đợt 2 rồi ạ. Xe sẽ đi hôm anh báo có điện, kỹ thuật đi cùng xe.");
  t.after(12, 7.5)
    .by("tin")
    .visits(
      480,
      "Lắp đặt MG Roast 15 tại Pleiku",
      "Cẩu máy vào xưởng, đấu điện 3 pha, lắp cyclone. Ống khói phải nối thêm 2 m để qua mái tôn. Đốt thử không tải tốt.",
    );
  t.after(1, 8)
    .visits(
      420,
      "Chuyển giao ngày 1–2 tại Phố Núi",
      "Rang 14 mẻ, lập hai công thức: đậm cho phin, vừa cho espresso. Chị H'Lan tự chỉnh được tốc độ trống. Nhiệt độ ngoài trời Pleiku thấp nên nạp ở 195 °C.",
    )
    .also("hlan.phonui");
  t.after(2, 8).visits(360, "Chuyển giao ngày 3–4 và nghiệm thu", "Anh Khánh ký nghiệm thu. Để lại bộ gioăng cửa và cảm biến dự phòng.");
  t.after(30)
    .by("khoi")
    .weCall(
      13,
      "Hỏi thăm sau một tháng",
      "Mỗi ngày còn 5 mẻ là đủ hàng, thợ về sớm được hai tiếng. Đang có thêm sáu quán ở Kon Tum. Anh Khánh đồng ý cho mình dẫn khách lên xem máy.",
      "Nghe máy",
    );
  t.deal = null;
  t.after(95)
    .with("hlan.phonui", "tin")
    .chats(
      "Chị H'Lan: Tín ơi đường cong hôm nay nhảy lung tung từ phút thứ 6\nTín: Dạ chị xem giúp em đầu dò hạt có bám vỏ lụa không ạ?\nChị H'Lan: bám dày luôn, chị lau rồi, hết nhảy\nTín: Dạ mỗi tuần chị lau một lần là êm ạ",
    );
  t.after(70)
    .with("khanh.phonui", "khoi")
    .writes(
      "Phụ tùng và máy phân loại",
      "Khôi à, em báo giá giúp anh một bộ gioăng cửa, hai đầu dò, và cho anh hỏi bên em có máy tách đá không? Nhân năm nay lẫn nhiều sạn.",
    );
  t.after(1).weAnswer(
    `Dạ anh, bộ gioăng cửa ${vnd(1_450_000)}, đầu dò ${vnd(980_000)} một cái, em gửi xe chiều nay được luôn. Máy tách đá bên em không làm, nhưng xưởng em dùng của Minh Toàn, em gửi anh số của họ để anh hỏi thẳng cho rẻ ạ.`,
  );
  t.after(1).answers("Ok em gửi phụ tùng đi. Cảm ơn em chỉ chỗ, mấy ai bán hàng mà chỉ chỗ khác như em.");
};
