import type { Story } from "../teller.ts";
import { vnd } from "../wording.ts";

/** Machines for rent instead of for sale; the founder liked it and then stopped answering. Open and ageing. */
export const gacMaiRental: Story = (t) => {
  t.begin(97)
    .with("anh.gacmai", "ha")
    .writes(
      "Hỏi thuê máy pha cho ba cơ sở",
      `Chào Mộc Giang,

Gác Mái có ba cơ sở, mỗi nơi khoảng 200 thành viên. Bên mình đang pha cà phê bằng máy viên nén, rất tốn. Mình muốn hỏi phương án thuê máy thay vì mua, kèm cà phê và bảo trì trọn gói, tính theo tháng. Bên bạn có làm không?`,
    );
  t.after(1).weCall(
    18,
    "Tìm hiểu nhu cầu của Gác Mái",
    "Chị Phương Anh tính mỗi cơ sở 120 ly một ngày, hiện chi khoảng 41 triệu mỗi tháng cho viên nén. Muốn thuê 24 tháng. Anh Kiệt sáng lập là người quyết. Chị xưng hô thoải mái, gọi chị.",
    "Nghe máy",
  );
  const monthly = 9_900_000 * 3;
  const total = monthly * 24;
  t.opens("Gác Mái – thuê máy ba cơ sở, 24 tháng", "duo", { amount: total, currency: "VND" }, "engaging");
  t.after(3)
    .by("bao")
    .notes(
      "Phương án cho thuê",
      "Lần đầu mình làm thuê trọn gói. Tính thử: máy khấu hao 48 tháng, 24 tháng đầu đã hoàn 62% vốn nếu giá 9,9 triệu một cơ sở gồm 20 kg Sơn Trà. Dưới 9,5 triệu thì lỗ.",
    );
  t.after(2)
    .by("ha")
    .weAnswer(
      `Dạ em chào chị Phương Anh,

Bên em xin gửi phương án thuê trọn gói, mỗi cơ sở ${vnd(9_900_000)} một tháng, gồm:
- 1 máy pha MG Duo và 1 máy xay MG Grind 64
- 20 kg Sơn Trà Blend mỗi tháng
- bảo dưỡng mỗi quý, hỏng có máy thay trong 24 giờ

Ba cơ sở là ${vnd(monthly)} một tháng, hợp đồng 24 tháng là ${vnd(total)}. So với 41 triệu viên nén thì mình tiết kiệm hơn 11 triệu mỗi tháng ạ.`,
      { files: ["phuong-an-thue-Gac-Mai.pdf"], cc: ["kiet.gacmai"] },
    )
    .moves("proposal");
  t.after(4)
    .with("kiet.gacmai")
    .answers(`Chào Hà, anh là Kiệt.

Con số hợp lý. Anh hỏi hai ý: hết 24 tháng máy thuộc về ai, và nếu anh đóng một cơ sở giữa chừng thì phạt thế nào?`);
  t.after(2).weAnswer(
    "Dạ chào anh Kiệt, hết 24 tháng anh có thể mua lại mỗi bộ máy với giá 30 triệu hoặc trả lại bên em. Nếu đóng một cơ sở, anh báo trước 60 ngày và trả hai tháng tiền thuê của cơ sở đó, không phạt gì thêm ạ.",
    { cc: ["anh.gacmai"] },
  );
  t.after(7, 10)
    .meets(
      75,
      "Pha thử tại Gác Mái Cầu Giấy",
      "Mang máy tới pha cho khoảng 60 người. Phiếu thử: 41 người thích Sơn Trà hơn viên nén. Anh Kiệt muốn thêm hạt không caffeine, mình chưa có. Nói sẽ quyết trong hai tuần.",
    )
    .also("anh.gacmai");
  t.after(15).weAnswer(
    "Dạ em chào anh Kiệt, chị Phương Anh, đã hai tuần từ buổi pha thử, em xin hỏi phương án thuê mình xem tới đâu rồi ạ? Cần sửa điều khoản nào em làm lại ngay.",
    { cc: ["anh.gacmai"] },
  );
  t.after(14)
    .with("anh.gacmai")
    .weCall(
      4,
      "Hỏi tiến độ Gác Mái",
      "Chị Phương Anh nói anh Kiệt đang gọi vốn, mọi khoản chi trên 20 triệu tạm dừng. Nhờ mình hỏi lại sau.",
      "Nghe máy",
    );
  t.expects(-8, "Hỏi lại chị Phương Anh về vòng gọi vốn");
  t.task("Gọi lại chị Phương Anh: Gác Mái gọi vốn xong chưa", t.fromToday(-5), null, "Chị hẹn hỏi lại sau vài tuần.");
};
