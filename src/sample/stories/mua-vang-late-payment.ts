import type { Story } from "../teller.ts";
import { ngay, trieu, vnd } from "../wording.ts";

/** A restaurant group that pays late: an invoice, a limit on credit, and an accountant caught in between. */
export const muaVangLatePayment: Story = (t) => {
  t.begin(133)
    .with("thai.muavang", "tram")
    .writes(
      "Thay máy xay hai nhà hàng",
      "Trâm ơi, hai máy xay ở quầy Lê Văn Sỹ và Nguyễn Trãi mòn lưỡi rồi, thay máy mới cho lẹ. Em báo giá hai MG Grind 83, thu máy cũ luôn nhé.",
    );
  const grinders = t.offer([["grind83", 2, 30_000_000]]);
  t.opens("Mùa Vàng – thay hai máy xay", "grind83", grinders, "engaging");
  t.after(1)
    .weAnswer(
      `Dạ em chào anh Thái, em tính giá đã trừ thu máy cũ:\n${grinders.text}\nEm giao tuần này được luôn ạ. Anh cho em xin đơn có chữ ký chị Diễm, công nợ 30 ngày như hợp đồng.`,
    )
    .moves("proposal");
  t.after(2)
    .with("diem.muavang")
    .answers("Chị duyệt, em giao đi. Hoá đơn gửi kế toán Linh bên chị.", { cc: ["linh.muavang"] })
    .wins();
  t.after(2);
  const number = t.orders(grinders, "Thu hai máy xay cũ. Công nợ 30 ngày.");
  t.deal = null;
  t.after(1)
    .with("linh.muavang")
    .weWrite(
      `Hoá đơn đơn ${number}`,
      `Dạ em chào chị Linh, em gửi chị hoá đơn ${vnd(grinders.amount)} của đơn ${number}. Hạn thanh toán ${ngay(t.ahead(30))} ạ.`,
      { files: ["hoa-don.pdf", "bien-ban-giao.pdf"] },
    );
  t.after(36).weAnswer(`Dạ chị Linh, đơn ${number} quá hạn mấy hôm rồi, chị kiểm tra giúp em còn thiếu chứng từ gì không ạ?`);
  t.after(3).answers("Chứng từ đủ rồi em, nhưng dòng tiền tháng này chị chỉ được chi lương và thuê nhà. Chị xin cho em vào đợt ngày 20.");
  t.after(15)
    .by("mai")
    .notes(
      "Công nợ Mùa Vàng",
      `Đơn ${number} quá hạn 25 ngày, ${vnd(grinders.amount)}. Ngoài ra còn hai phiếu cà phê ${trieu(18_300_000)}. Tổng gần ${trieu(78_300_000)}, sát hạn mức 80 triệu. Đề nghị tạm giữ đơn mới.`,
    );
  t.after(1)
    .with("diem.muavang", "bao")
    .weCall(
      15,
      "Gọi chị Diễm về công nợ",
      "Chị Diễm nói thẳng hai chi nhánh sửa chữa nên kẹt tiền. Thống nhất: tuần này trả một nửa, tuần sau trả hết, cà phê giao theo tiền mặt tới khi về dưới 40 triệu. Nói chuyện dễ chịu.",
      "Nghe máy",
    );
  t.after(4)
    .with("linh.muavang", "tram")
    .answers(`Chị vừa chuyển ${vnd(grinders.amount / 2)}. Phần còn lại chị đã đưa vào lịch chi tuần tới.`);
  t.after(8).answers("Chị chuyển nốt rồi nhé, cảm ơn em chờ.");
  t.after(1).weAnswer("Dạ em nhận đủ rồi ạ, em báo kho mở lại đơn bình thường cho anh Thái. Cảm ơn chị Linh đã chạy giúp em.");
  t.after(20)
    .with("thai.muavang")
    .chats(
      "Anh Thái: hai máy xay mới êm ghê Trâm, bếp khen\nTrâm: Dạ anh nhớ vệ sinh buồng xay mỗi tuần giúp em nha\nAnh Thái: biết rồi, Tín dặn như má anh luôn 😂",
    );
};
