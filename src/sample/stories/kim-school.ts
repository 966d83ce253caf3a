import type { Story } from "../teller.ts";
import { trieu, vnd } from "../wording.ts";

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
