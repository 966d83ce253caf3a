import type { Story } from "../teller.ts";
import { vnd } from "../wording.ts";

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
