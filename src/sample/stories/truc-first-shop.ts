import type { Story } from "../teller.ts";
import { ngay, vnd } from "../wording.ts";

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
