import type { Story } from "../teller.ts";
import { ngay, thuNgay, trieu, vnd } from "../wording.ts";

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

/** A school whose students become customers: machines, referrals and a delayed invoice. */
export const kimSchool: Story = (t) => {
  t.begin(283)
    .with("ngan.kimbarista", "tram")
    .writes(
      "Đổi máy cho phòng thực hành 2",
      `Trâm ơi,

Phòng thực hành 2 của chị đang có hai máy 2 họng đời cũ, học viên ra nghề than khác máy ngoài quán. Chị muốn đổi sang MG Duo, thêm ba máy xay để mỗi nhóm một máy. Em có chính sách gì cho trường không?`,
    );
  const lab = t.offer(
    [
      ["duo", 2],
      ["grind64", 3],
    ],
    8,
  );
  t.opens("Học viện Kim – phòng thực hành 2", "duo", lab);
  t.after(2)
    .weAnswer(`Dạ em chào chị Ngân,

Với trường đào tạo bên em giảm 8%:
${lab.text}
Còn: ${vnd(lab.amount)}, chưa VAT. Em thu lại hai máy cũ giá ${trieu(30_000_000)} nếu chị không dùng nữa, trừ vào hợp đồng luôn ạ.

Ngoài ra mỗi học viên của chị mua máy, bên em gửi lại trường 3% để làm quỹ thi tay nghề.`)
    .moves("proposal");
  t.after(4).answers("Phần 3% chị thích. Hai máy cũ thì anh Nhân muốn giữ để dạy sửa máy. Em chốt giá đó, chị ký.");
  t.wins();
  t.after(2);
  t.orders(lab, "Giá cho trường đào tạo, giảm 8%. Giao phòng thực hành 2, tầng 3.");
  t.after(6, 9)
    .with("nhan.kimbarista", "tin")
    .visits(
      270,
      "Lắp phòng thực hành 2",
      "Khiêng máy lên tầng 3 bằng thang bộ. Anh Nhân nhờ chỉ thêm cách tháo van an toàn để dạy. Lớp đầu học ngay chiều đó.",
    );
  t.deal = null;
  t.after(45)
    .with("ngan.kimbarista", "tram")
    .chats(
      "Chị Ngân: Trâm, khoá này 3 bạn mua máy của em nha: một bạn ở Tây Ninh, hai bạn ở Vũng Tàu\nTrâm: Dạ em có ghi rồi chị, em tính quỹ cho trường luôn ạ\nChị Ngân: ok, cuối khoá trường thi tay nghề, em qua làm giám khảo nha",
    );
  t.after(20).weWrite(
    "Quỹ thi tay nghề",
    `Dạ chị Ngân, ba bạn mua hết ${vnd(246_300_000)}, 3% là ${vnd(7_389_000)}. Em chuyển vào quỹ trường tuần này ạ. Em nhận lời làm giám khảo, chị cho em xin lịch.`,
  );
  t.after(12, 8)
    .meets(
      240,
      "Giám khảo thi tay nghề Học viện Kim",
      "24 thí sinh, ba bạn rất khá. Chị Ngân giới thiệu bạn Trúc sắp mở quán ở Tuy Hoà, đã cho số anh Khôi.",
    )
    .also("nhan.kimbarista");
  t.after(60).weCall(
    12,
    "Bàn khoá liên kết",
    "Chị Ngân muốn mở lớp rang hai ngày tại xưởng Hoà Khánh, mỗi quý một lần, 10 học viên. Nhờ mình tính chi phí nhân và gas.",
    "Nghe máy",
  );
  const course = t.offer([
    ["fine", 60],
    ["washed", 60],
  ]);
  t.opens("Học viện Kim – lớp rang tại xưởng", "roast5", { amount: course.amount + 18_000_000, currency: "VND" }, "engaging");
  t.after(20)
    .weWrite(
      "Dự trù lớp rang hai ngày",
      `Dạ em chào chị Ngân, mỗi lớp 10 người bên em tính:
${course.text}
- Xưởng, gas và người đứng lớp hai ngày: ${vnd(18_000_000)}
Tổng một lớp: ${vnd(course.amount + 18_000_000)}. Học viên về tự mang phần đã rang ạ.`,
    )
    .moves("proposal");
  t.after(9).answers("Hơi nhiều nhân em ơi, mỗi bạn rang 6 mẻ là mệt rồi. Em bớt còn một nửa rồi gửi lại chị nhé.");
  t.expects(20, "Tính lại lớp rang với một nửa lượng nhân");
  t.task("Gửi chị Ngân dự trù lớp rang, giảm một nửa lượng nhân", t.fromToday(2));
};

/** Somebody about to open her first shop: many small questions, sent over by the school. */
export const trucFirstShop: Story = (t) => {
  t.begin(66)
    .with("truc", "khoi")
    .weCall(
      19,
      "Gọi chị Trúc do Học viện Kim giới thiệu",
      "Chị học xong khoá ở Học viện Kim, sắp mở quán 40 chỗ gần tháp Nghinh Phong. Ngân sách thiết bị 130 triệu. Lo nhất là chọn sai máy.",
      "Nghe máy",
    );
  const shop = t.offer([
    ["solo", 1],
    ["grind64", 1],
    ["pure", 1],
    ["hangiang", 20],
    ["sontra", 20],
  ]);
  t.opens("Chị Trúc – quán đầu tiên ở Tuy Hoà", "solo", shop);
  t.after(2)
    .weWrite(
      "Gợi ý thiết bị cho quán 40 chỗ",
      `Dạ em chào chị Trúc,

Với quán 40 chỗ bán cả phin lẫn máy, em gợi ý:
${shop.text}
Tổng cộng: ${vnd(shop.amount)}, chưa VAT, vẫn trong ngân sách 130 triệu của chị và còn dư tiền làm mặt bằng.

Nếu sau này đông hơn, bên em đổi MG Solo lên MG Duo và trừ lại 80% giá máy trong 12 tháng đầu ạ.`,
    )
    .moves("proposal");
  t.after(3).answers(
    `Khôi ơi cho chị hỏi dồn nha: 1) điện nhà chị 1 pha có chạy được không, 2) nước giếng có cần lọc thêm không, 3) chị học máy 2 họng giờ dùng máy 1 họng có khác nhiều không?`,
  );
  t.after(0).weAnswer(
    "Dạ chị: 1) Chạy tốt, MG Solo 2,4 kW, chị cho thợ kéo dây riêng 4 mm² là được. 2) Nước giếng chị gửi em nửa chai, em nhờ anh Tín đo miễn phí rồi mới nói được. 3) Tay nghề y như nhau, chỉ là không pha hai ly khác nhau cùng lúc thôi ạ.",
  );
  t.after(8)
    .by("tin")
    .chats(
      "Tín: Dạ chị Trúc, nước giếng nhà chị 145 ppm, hơi cứng nhưng bộ MG Pure lo được, lõi 5 tháng thay một lần\nChị Trúc: may quá, cảm ơn em nha",
      "out",
    );
  t.after(6)
    .by("khoi")
    .answers("Chị chốt trong đầu rồi, nhưng thợ xây chậm, mặt bằng phải một tháng nữa mới xong. Em giữ giá cho chị tới lúc đó được không?");
  t.after(1)
    .weAnswer(
      `Dạ em giữ giá cho chị đến ${ngay(t.fromToday(21))} luôn, chị cứ làm cho kỹ phần điện nước. Gần xong chị nhắn em một tiếng để em xếp lịch lắp ạ.`,
    )
    .moves("negotiation");
  t.expects(21, "Hỏi chị Trúc tiến độ mặt bằng, xếp lịch lắp");
  t.task("Hỏi chị Trúc mặt bằng Tuy Hoà xong chưa", t.fromToday(3));
};
