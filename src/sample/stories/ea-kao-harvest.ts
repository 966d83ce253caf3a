import type { Story } from "../teller.ts";
import { count, vnd } from "../wording.ts";

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
