import type { Story } from "../teller.ts";
import { vnd } from "../wording.ts";

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
