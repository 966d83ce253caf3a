import type { Story } from "../teller.ts";
import { count, ngay, thang, thuNgay, vnd } from "../wording.ts";

/** The robusta cooperative: price before the harvest, rain on the drying beds, and money paid on the day. */
export const eaKaoHarvest: Story = (t) => {
  t.beginAroundTet(-128)
    .with("ybhamnie.eakao", "linh")
    .visits(
      300,
      "Thăm rẫy Ea Kao trước vụ",
      "Trái đều, chín sớm hơn năm trước khoảng mười ngày. Anh Y Bhăm muốn chốt giá trước khi hái vì bà con đang được thương lái mời ứng tiền. Mình cần 46 tấn S18 cho cả vụ.",
    );
  t.after(4).weWrite(
    "Đề nghị giá nhân xanh vụ mới",
    `Anh Y Bhăm,

Em cảm ơn gia đình anh hôm em lên thăm rẫy. Em đề nghị cách tính như đã nói: giá sàn ${vnd(112_000)} một ký, cộng ${vnd(9_000)} nếu tỷ lệ chín trên 95%, cộng thêm phần chênh nếu thị trường vượt sàn. Bên em ứng trước 30% cho ${count(46_000)} kg.

Anh bàn với các hộ giúp em, em lên ký trước khi bắt đầu hái.`,
  );
  t.after(6).answers(
    "Linh ơi, họp rồi, 58 hộ đồng ý, 4 hộ muốn bán cho lái vì cần tiền liền. Bà con nói giá sàn được, nhưng tiền cộng chín phải trả ngay lúc cân, đừng để cuối vụ. Anh chờ em lên ký.",
  );
  t.after(2).weAnswer(
    "Em đồng ý trả tiền cộng ngay lúc cân anh nhé. Bốn hộ kia anh nói giúp em, ai cần gấp em ứng 50% trong tuần, không tính lãi.",
  );
  t.after(8, 9)
    .meets(
      120,
      "Ký hợp đồng vụ mới tại Ea Kao",
      "62 hộ ký đủ, kể cả bốn hộ còn chần chừ. Chị Tâm kế toán ghi sổ từng hộ. Ứng trước 30% chuyển trong ngày.",
    )
    .also("tam.eakao");
  t.after(38).chats(
    "Anh Y Bhăm: Linh ơi mưa ba ngày liền, sân phơi ướt hết, 6 tấn quả đang nằm trong nhà\nLinh: Anh trải mỏng trong nhà kính giúp em, em gửi lên 200 tấm bạt với hai quạt chiều nay\nAnh Y Bhăm: ừ gửi nhanh nghe, để qua đêm là lên men",
  );
  t.after(1)
    .by("tin")
    .visits(
      420,
      "Mang bạt và quạt lên Ea Kao",
      "Che được bốn giàn, đảo quả tới 10 giờ đêm. Khoảng 800 kg lên men quá, tách riêng. Phần còn lại ẩm 32%, mùi sạch.",
    );
  t.after(5)
    .with("ybhamnie.eakao", "linh")
    .answers(
      "Cứu được gần hết rồi Linh. 800 ký kia anh thử làm kiểu ủ yếm khí như Huy nói, thơm như mùi dứa, lạ lắm. Em xem có bán được không.",
    );
  t.after(9)
    .by("huy")
    .chats(
      "Huy: Anh Y Bhăm ơi mẫu ủ anh gửi ngon thiệt, như dứa với rượu rum. Anh đừng bán cho ai nha\nAnh Y Bhăm: vậy hả, vợ anh kêu đổ bỏ\nHuy: Trời ơi đừng, em mua hết",
    );
  t.after(20)
    .with("tam.eakao", "mai")
    .weWrite(
      "Đối chiếu tiền cân đợt 3",
      "Chào chị Tâm, em gửi chị bảng cân đợt 3: 12.480 kg, tiền cộng chín đã trả tại chỗ cho 41 hộ. Chị kiểm tra giúp em hộ số 17 và 18, hai hộ trùng tên.",
      { files: ["bang-can-dot-3.xlsx"] },
    );
  t.after(2).answers("Chị khớp rồi em. Hộ 17 và 18 là hai anh em, chị ghi thêm tên cha cho khỏi lẫn.");
};

/** The packaging supplier: bags from the wrong film, found in time, and a price that rises. */
export const minhQuangBags: Story = (t) => {
  t.begin(176)
    .with("han.minhquang", "linh")
    .weWrite(
      "Túi van lô mới bị bong mép",
      `Chào Hân,

Lô túi 1 kg nhận tuần trước (40.000 túi) có khoảng 3% bong mép hàn sau khi đóng. Chị gửi em video và 20 túi mẫu. Xưởng chị đã ngưng dùng lô này. Em cho kỹ thuật xem gấp giúp chị, kho chị chỉ còn túi cho 9 ngày.`,
      { files: ["tui-bong-mep.mp4"] },
    );
  t.after(1)
    .with("toan.minhquang")
    .answers(
      "Chào chị Linh, em Toàn điều phối. Tổ em đo lại rồi: lô này dùng màng của nhà cung cấp mới, nhiệt hàn phải cao hơn 8 độ mà xưởng chị không được báo. Lỗi của bên em. Em đổi 40.000 túi, giao trước 12.000 túi trong 4 ngày.",
      { cc: ["han.minhquang"] },
    );
  t.after(0).weAnswer(
    `Cảm ơn em trả lời nhanh. Chị cần 12.000 túi tới xưởng Hoà Khánh trước ${thuNgay(t.ahead(4))}, và mỗi lô màng mới phải kèm phiếu thông số. Phần túi hỏng chị gửi xe về cho em.`,
  );
  t.after(4).by("bao").texts("Mộc Giang đã nhận 12.000 túi, thử hàn 200 túi không bong. Cảm ơn em và mấy bạn chạy đêm.");
  t.after(22)
    .with("han.minhquang", "linh")
    .writes(
      "Điều chỉnh giá màng từ quý tới",
      `Chị Linh ơi, giá hạt nhựa tăng nên bên em phải tăng 6% giá túi từ ${ngay(t.ahead(30))}. Em báo sớm để chị đặt trước nếu cần. Riêng hộp giấy giữ nguyên.`,
    );
  t.after(3).weAnswer(
    "Chị hiểu. Chị đặt trước 150.000 túi giá cũ, giao làm ba đợt, em xem giúp chị. Đổi lại em giữ giá hộp giấy hết hai quý nhé.",
  );
  t.after(2).answers("Em xin sếp được rồi: 150.000 túi giá cũ, hộp giấy giữ giá hai quý. Cảm ơn chị thông cảm.");
  t.after(40)
    .with("toan.minhquang", "tin")
    .calls(
      7,
      "Hỏi nhiệt hàn cho túi lô 3",
      "Toàn hỏi máy hàn bên mình đặt bao nhiêu độ, để ghi vào phiếu thông số. Đã đọc: 188 độ, 0,9 giây.",
    );
  t.begin(5)
    .with("han.minhquang", "linh")
    .writes(
      "Hộp quà cho mùa tới",
      `Chị Linh, đợt rồi màu xanh rêu in lại, em nhớ đời. Lần này chị gửi mã màu Pantone giúp em, và chốt trước ${thang(t.fromToday(40))} để em xếp máy. Số lượng chị dự tính bao nhiêu?`,
    );
  t.after(2).weAnswer("Chị dự tính 800 hộp, mã Pantone chị gửi trong tuần này sau khi khách duyệt mẫu. Em giữ máy giúp chị nhé.");
  t.task("Gửi Minh Quang mã Pantone và số lượng hộp quà", t.fromToday(1), null, "Chờ chị Như (Ánh Dương) duyệt mẫu.");
};

/** The Arabica cooperative: an old man, a washing station, and visitors from Japan. */
export const cauDatWashing: Story = (t) => {
  t.beginAroundTet(-82)
    .with("lam.caudatxanh", "linh")
    .weCall(
      16,
      "Hỏi thăm bác Lâm đầu vụ",
      "Bác Lâm nói năm nay quả chín rải, phải hái bốn đợt. Trạm rửa thiếu nước tuần đầu, bác xin mình ứng tiền làm bể 30 khối. Chị Linh đồng ý ứng, trừ dần vào tiền nhân.",
      "Nghe máy",
    );
  t.after(3).weWrite(
    "Ứng tiền làm bể chứa nước",
    `Dạ cháu chào bác Lâm,

Cháu đã chuyển ${vnd(45_000_000)} để bác làm bể. Cháu trừ vào tiền nhân ba đợt cuối, không tính lãi. Bác chụp giúp cháu tấm hình khi bể xong nhé bác.`,
  );
  t.after(18).answers(
    "Bể xong rồi cháu, nước đủ rửa cả xã. Bác gửi mẻ đầu xuống xưởng hôm qua, 640 ký, cháu cho thằng Huy nếm rồi nói thật với bác.",
  );
  t.after(5)
    .by("huy")
    .weAnswer("Dạ bác Lâm, mẻ đầu sạch lắm, cam với mật ong, 84,5 điểm. Có một bao hơi ẩm 12,8%, bác phơi thêm nửa ngày giúp cháu ạ.");
  t.begin(2)
    .with("lam.caudatxanh", "huy")
    .weCall(
      9,
      "Xin lịch rửa cho đoàn khách Nhật",
      "Bác Lâm nói rửa vào thứ Ba và thứ Sáu, khách tới thứ Sáu là đẹp, trưa ăn cơm nhà bác. Bác hỏi khách Nhật có uống được rượu cần không.",
      "Nghe máy",
    );
};

/** An independent cupper who says what she tastes. */
export const okaforCupping: Story = (t) => {
  t.begin(84)
    .with("ngozi", "huy")
    .weWrite(
      "Independent cupping of four lots",
      "Dear Ms. Okafor,\n\nwe would like an independent score for four lots before we offer them in Europe: EK-41, EK-42, CD-22 and the anaerobic EK-X3. Samples of 350 g each left today, coded A to D.",
    );
  t.after(11).answers(
    `Dear Huy,

Scores below, three sessions each, blind.
A: 82.75, cocoa, a little flat when cold
B: 83.5, cleaner, sweet
C: 85.25, citrus, honey, very even
D: 86, pineapple and rum; not for everybody

If A is meant as 84, please don't print that.`,
    { files: ["scores.pdf"] },
  );
  t.after(1).weAnswer(
    "Thank you for the plain words about A, we will sell it as 82. D made our whole team argue. Your invoice is paid today.",
  );
};
