import type { Story } from "../teller.ts";
import { ngay, thuNgay, vnd } from "../wording.ts";

/** A public school buys slowly: a department head who fights for it, a budget line, a head who signs. Open. */
export const duyenHaiLab: Story = (t) => {
  t.begin(180)
    .with("bich.duyenhai", "khoi")
    .writes(
      "Phòng thực hành pha chế cho khoa Nhà hàng",
      `Chào em Khôi,

Cô Ngân ở Học viện Kim giới thiệu em. Khoa chị có 180 sinh viên mỗi khoá mà phòng pha chế chỉ có một máy cũ. Chị muốn lập dự án phòng thực hành 12 vị trí, trình nhà trường vào kỳ ngân sách tới. Em giúp chị làm danh mục và dự toán được không?`,
    );
  const lab = t.offer([
    ["duo", 4],
    ["grind64", 8],
    ["pure", 2],
    ["cold", 1],
  ]);
  t.opens("Duyên Hải – phòng thực hành 12 vị trí", "duo", lab);
  t.after(2).weCall(
    21,
    "Trao đổi dự án với chị Bích",
    "Chị cần danh mục kèm cấu hình kỹ thuật trung tính, không ghi tên hãng, vì trường phải chào giá cạnh tranh. Người quyết: ông Thành hiệu trưởng; anh Hải phòng quản trị thiết bị làm hồ sơ.",
    "Nghe máy",
  );
  t.after(4)
    .weAnswer(
      `Dạ em chào chị Bích,

Em gửi chị danh mục 12 vị trí, cấu hình viết trung tính để chị dùng cho hồ sơ, kèm dự toán tham khảo theo giá bên em:
${lab.text}
Tổng: ${vnd(lab.amount)}, chưa VAT.

Bàn quầy và điện nước trường tự làm, em gửi kèm bản vẽ bố trí ạ.`,
      { files: ["danh-muc-12-vi-tri.xlsx", "ban-ve-bo-tri.pdf"] },
    )
    .moves("engaging");
  t.after(7)
    .with("hai.duyenhai")
    .answers(
      "Chào em, anh là Hải phòng thiết bị. Anh cần ba báo giá có dấu của ba đơn vị khác nhau, em gửi bản của em trước. Cấu hình em ghi áp suất 9 bar thì nên để khoảng 8–10 bar cho rộng.",
    );
  t.after(1)
    .weAnswer("Dạ anh nói đúng ạ, em sửa khoảng 8–10 bar trong danh mục luôn. Báo giá có dấu em gửi chuyển phát sáng nay.", {
      files: ["bao-gia-co-dau.pdf"],
    })
    .moves("proposal");
  t.after(24, 9)
    .with("thanh.duyenhai", "linh")
    .meets(
      80,
      "Gặp ông Thành hiệu trưởng ở Nha Trang",
      "Ông Thành ủng hộ nhưng ngân sách năm nay chỉ còn cho một nửa. Gợi ý chia hai giai đoạn: 6 vị trí trước. Ông hỏi mình có nhận sinh viên thực tập tại xưởng không, chị Linh nhận mỗi đợt bốn em.",
    )
    .also("bich.duyenhai", "hai.duyenhai");
  const half = t.offer([
    ["duo", 2],
    ["grind64", 4],
    ["pure", 1],
    ["cold", 1],
  ]);
  t.after(3)
    .with("bich.duyenhai", "khoi")
    .weWrite(
      "Phương án giai đoạn 1: 6 vị trí",
      `Dạ chị Bích, theo ý ông Thành em tách giai đoạn 1:
${half.text}
Tổng: ${vnd(half.amount)}, chưa VAT. Giai đoạn 2 em giữ đơn giá trong 18 tháng nên trường không lo tăng giá ạ.`,
      { cc: ["hai.duyenhai"] },
    )
    .reprices(half);
  t.after(9).answers("Tốt quá em. Hồ sơ chị trình rồi, chờ Sở phê duyệt danh mục. Các thầy cô khoa chị ngày nào cũng hỏi.");
  t.after(35)
    .with("hai.duyenhai")
    .weCall(
      6,
      "Hỏi tiến độ phê duyệt",
      "Anh Hải nói Sở trả hồ sơ yêu cầu bổ sung thuyết minh nhu cầu, chị Bích đang viết. Dự kiến thêm một tháng.",
      "Nghe máy",
    );
  t.after(30)
    .with("thanh.duyenhai", "linh")
    .weWrite(
      "Tiếp nhận sinh viên thực tập",
      `Kính gửi ông Thành,

Như đã trao đổi, xưởng chúng tôi nhận bốn sinh viên khoa Nhà hàng thực tập hai tháng, có phụ cấp ăn ở. Kính nhờ ông giao khoa gửi danh sách. Dù dự án phòng thực hành duyệt sớm hay muộn, việc này chúng tôi vẫn làm.

Trân trọng.`,
    );
  t.after(5).answers(
    "Cảm ơn chị Linh. Khoa đã chọn được bốn em. Về phòng thực hành, Sở đã phê duyệt danh mục tuần này, trường sẽ mời chào giá chính thức.",
  );
  t.after(40)
    .with("hai.duyenhai", "khoi")
    .writes(
      "Thư mời chào giá phòng thực hành giai đoạn 1",
      `Kính gửi các đơn vị,

Trường mời chào giá phòng thực hành pha chế giai đoạn 1. Hạn nộp ${thuNgay(t.fromToday(9))}, bản giấy có dấu, hiệu lực báo giá 60 ngày.`,
      { files: ["thu-moi.pdf", "danh-muc.xlsx"] },
    )
    .moves("negotiation");
  t.after(2).weAnswer("Dạ bên em xác nhận tham gia, hồ sơ em nộp trước hạn hai ngày ạ.");
  t.expects(9, "Nộp hồ sơ chào giá bản giấy có dấu");
  t.task(
    `Nộp hồ sơ chào giá cho Trường Duyên Hải, hạn ${ngay(t.fromToday(9))}`,
    t.fromToday(7),
    null,
    `Giá ${vnd(half.amount)}. Xin dấu, hiệu lực 60 ngày.`,
  );
};
