import type { Story } from "../teller.ts";
import { ngay, thuNgay, vnd } from "../wording.ts";

/** A lobby bar refit: purchasing, the restaurant manager and a formal general manager. Won. */
export const sonHaiLobby: Story = (t) => {
  t.begin(402).with("son.sonhai", "khoi");
  t.calls(
    11,
    "Anh Sơn hỏi máy cho quầy bar sảnh",
    "Khách sạn sửa lại quầy bar sảnh, mở lại sau khoảng hai tháng. Anh Sơn muốn 2 máy pha để sáng phục vụ kịp 180 khách ăn sáng. Đang dùng máy tự động cũ, khách chê cà phê nhạt. Nhờ mình qua xem quầy.",
  );
  t.after(2, 9.5)
    .visits(
      75,
      "Khảo sát quầy bar sảnh",
      "Mặt quầy 4,2 m, đặt vừa 2 MG Duo và 2 máy xay. Điện đủ, đường nước phải kéo thêm 6 m. Chị Hương phòng mua hàng ghé xem, dặn báo giá phải có ba mục: thiết bị, lắp đặt, đào tạo.",
    )
    .also("huong.sonhai");
  const quote = t.offer([
    ["duo", 2],
    ["grind83", 2],
    ["pure", 1],
    ["care", 2],
  ]);
  t.opens("Sơn Hải – quầy bar sảnh", "duo", quote);
  t.after(2)
    .with("huong.sonhai")
    .weWrite(
      "Báo giá thiết bị quầy bar sảnh khách sạn Sơn Hải",
      `Dạ em chào chị Hương,

Em gửi chị báo giá ${t.quoteNumber()} sau buổi khảo sát cùng anh Sơn:
${quote.text}
Tổng cộng: ${vnd(quote.amount)}, chưa VAT.

Lắp đặt, kéo đường nước 6 m và hai buổi đào tạo cho ca sáng, ca chiều bên em không tính phí. Thời gian giao 15 ngày sau khi ký.

Chị cho em xin lịch duyệt của khách sạn để em giữ hàng ạ.`,
      { files: [`${t.quoteNumber()}.pdf`], cc: ["son.sonhai"] },
    )
    .moves("proposal");
  t.after(4).answers(
    `Chào em Khôi,\n\nChị nhận được rồi. Quy trình bên chị cần ba báo giá, chị đang chờ thêm hai bên. Riêng gói MG Care chị muốn tách thành hợp đồng dịch vụ riêng. Tổng giám đốc duyệt vào họp sáng thứ Hai đầu tháng.`,
  );
  t.after(8).weCall(
    7,
    "Hỏi tiến độ duyệt",
    "Hai báo giá kia: một bên chào máy nhập rẻ hơn 22 triệu nhưng không có người ở Đà Nẵng. Chị Hương hỏi mình có giảm thêm không, em trả lời giữ giá nhưng tặng 30 kg Sơn Trà cho tháng đầu.",
    "Nghe máy",
  );
  t.after(6)
    .with("hung.sonhai", "linh")
    .weWrite(
      "Thư cảm ơn và đề nghị hợp tác của Mộc Giang",
      `Kính gửi ông Phạm Quang Hưng,

Tôi là Linh, giám đốc Mộc Giang. Được biết ông trực tiếp xem xét hạng mục quầy bar sảnh, tôi xin gửi lời mời ông và các anh chị ghé xưởng Hoà Khánh vào chiều ${thuNgay(t.ahead(3))} để xem dây chuyền lắp máy và thử cà phê trên đúng cấu hình chúng tôi đề xuất.

Từ xưởng đến khách sạn chỉ 25 phút, nên nếu máy có vấn đề, kỹ thuật của chúng tôi có mặt trong buổi.

Trân trọng cảm ơn ông.`,
    );
  t.after(1).answers(
    "Chào cô Linh,\n\nCảm ơn lời mời. Chiều hôm đó tôi bận họp chủ đầu tư, anh Sơn và chị Hương sẽ đi thay tôi. Tôi đề nghị ghi rõ thời gian có mặt khi sự cố vào hợp đồng.",
  );
  t.after(2, 14.5)
    .with("son.sonhai", "khoi")
    .meets(
      120,
      "Anh Sơn và chị Hương thăm xưởng Hoà Khánh",
      "Thử Sơn Trà và một mẫu rang đậm hơn cho cà phê sữa. Anh Sơn thích mẫu đậm cho buffet sáng. Chị Hương chốt: ghi vào hợp đồng có mặt trong 4 giờ. Chị Linh đồng ý.",
    )
    .also("huong.sonhai");
  t.after(4)
    .with("huong.sonhai")
    .writes(
      "Khách sạn Sơn Hải duyệt báo giá quầy bar",
      `Em Khôi,\n\nTổng giám đốc duyệt phương án của Mộc Giang, ${vnd(quote.amount)}, kèm điều khoản 4 giờ. Em gửi hợp đồng để chị trình ký. Ngày mở quầy là ${ngay(t.ahead(32))}, em phải lắp trước đó 5 ngày.`,
    )
    .wins();
  t.after(0).weAnswer("Dạ em cảm ơn chị nhiều ạ. Em gửi hợp đồng hai bản và lịch lắp. Bên em giữ đúng mốc trước ngày mở quầy 5 ngày.", {
    files: ["hop-dong-Son-Hai.docx"],
  });
  t.after(3);
  t.orders(quote, "Tách hợp đồng: thiết bị và dịch vụ MG Care. Tặng 30 kg Sơn Trà tháng đầu.");
  t.after(19, 8.5)
    .with("son.sonhai", "tin")
    .visits(
      330,
      "Lắp đặt quầy bar sảnh",
      "Lắp 2 MG Duo, 2 Grind 83, 1 Pure, kéo 6 m ống nước. Áp lực nước tầng 1 chỉ 1,8 bar, đã thêm bơm tăng áp nhỏ. Bàn giao cho anh Sơn.",
    );
  t.after(1, 14).visits(
    150,
    "Đào tạo ca chiều",
    "Bảy người học chỉnh cỡ xay, đánh sữa, vệ sinh cuối ca. Dán bảng hướng dẫn ở quầy. Ca sáng hẹn buổi sau.",
  );
  t.after(2, 14).visits(140, "Đào tạo ca sáng", "Năm người, phần lớn đã biết pha. Anh Sơn nhờ lập công thức latte 180 ml cho đồng đều.");
  t.after(9)
    .with("son.sonhai", "khoi")
    .weCall(
      6,
      "Hỏi thăm sau khi mở quầy",
      "Mở quầy hai hôm, sáng cao điểm 160 ly không bị dồn. Có khách Đức khen cappuccino. Anh Sơn đặt Sơn Trà đều hai tuần một lần từ tháng này.",
      "Nghe máy",
    );
  t.after(16)
    .with("nhi.sonhai")
    .weWrite(
      "Hồ sơ thanh toán quầy bar sảnh",
      `Dạ em chào chị Nhi, em gửi chị bộ hồ sơ thanh toán ${vnd(quote.amount)}: hoá đơn, biên bản nghiệm thu và bản bảo lãnh bảo hành. Hạn theo hợp đồng là ${ngay(t.ahead(15))} ạ.`,
      { files: ["hoa-don.pdf", "bien-ban-nghiem-thu.pdf"] },
    );
  t.after(12).answers("Chị chuyển khoản sáng nay rồi em nhé, em kiểm tra giúp chị.");
};
