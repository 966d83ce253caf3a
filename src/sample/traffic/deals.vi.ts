import { byKind } from "./kinds.ts";

/** Short sales in Vietnamese. {need} what is wanted, {v} the quote, {q} its number, {k} until when, {why} a reason, {b} a rival. */

export const ENQUIRIES = byKind(
  [
    "{m} ơi, {need}. {r} báo giá giúp {s} nhé.",
    "Chào {m},\n\n{s} đang tính chuyện này: {need}. {r} gửi {s} giá và thời gian giao.",
    "{s} hỏi nhanh: {need}. Hết chừng bao nhiêu hả {m}?",
    "Gửi {m}, {need}. {s} muốn xem báo giá trong tuần, {r} làm sớm giúp {s}.",
    "Chào {m}. {need}. Ngân sách chưa chốt nên {r} cho {s} hai mức nhé.",
    "{s} tìm hiểu hai nơi rồi mà thấy chưa ưng. {need}, bên {r} có gì hợp?",
    "Chào {m}, lần này {s} cần thứ khác: {need}. {r} tư vấn giúp.",
    "{m} ơi {s} cần báo giá có dấu: {need}.",
    "{s} đang lập dự toán, trong đó có mục này: {need}. {r} gửi giúp {s}.",
    "Chào {m}, {need}. Không gấp lắm, trong tháng là được.",
  ],
  [
    "{m} ơi, {need}. Có mẫu nào bán chạy {r} tư vấn luôn.",
    "{m} à, {need}. Giá đã gồm lắp đặt chưa?",
    "Nhờ {r} báo giá: {need}. Nếu được thì cho {s} xem máy thật.",
    "{need}. {r} cho {s} xin cả thời gian bảo hành nhé {m}.",
    "{m}, {need}. Loại nào ít tốn điện hả {r}?",
  ],
  [
    "{m} ơi, {need}. {r} cho {s} xin vài mẫu trước nhé.",
    "Chào {m}. {need}. Lấy nhiều thì giá có bớt không {r}?",
    "{need}. {r} tính giúp {s} cả phí in nếu có.",
  ],
);

export const ENQUIRY_CALLS = byKind(
  [
    "{an} gọi hỏi: {need}. Cần báo giá trong tuần.",
    "{an} nói {need}. Đang so hai bên.",
    "Gọi hỏi thăm, {an} cho biết {need}. Hẹn gửi báo giá.",
    "{an} kể {need}, chưa chốt ngân sách.",
    "{need}, {an} hỏi giá và ngày giao.",
    "{an} hỏi thử: {need}. Chưa quyết, còn so sánh.",
    "Nghe {an} nói {need}. Sẽ gửi báo giá có hai phương án.",
    "{an} hỏi giá: {need}.",
    "{an} gọi vội, nói vắn tắt: {need}.",
    "{an} xem trang web rồi gọi: {need}.",
    "{an} nhắc lại lần trước đã hỏi: {need}. Nay muốn làm thật.",
  ],
  [
    "{an} nhờ tư vấn: {need}. Ưu tiên máy êm.",
    "{need}. {an} hỏi luôn có trả góp không.",
    "Trao đổi với {an}: {need}. Cần khảo sát trước khi báo giá.",
    "{an} xin báo giá: {need}. Nhấn mạnh bảo hành.",
  ],
  ["{an} hỏi mua: {need}. Xin mẫu trước.", "{need}. {an} hỏi mức giảm theo số lượng.", "{an} nói {need}, cần biết bao lâu có hàng."],
);

export const QUOTE_INTROS = byKind(
  [
    "{da}{i} chào {an},\n\n{i} gửi {a} báo giá {q}:",
    "{da}{an} ơi, {i} gửi {a} báo giá {q} theo trao đổi hôm trước:",
    "{da}{i} chào {a},\n\nSau khi xem nhu cầu, {i} đề nghị:",
    "{da}{i} chào {an}, báo giá {q} của {a} đây{ak}:",
    "{da}theo {a} dặn, {i} làm báo giá {q} như sau:",
    "{da}{i} chào {an},\n\n{i} tính đủ các khoản để {a} khỏi phát sinh:",
    "{da}{i} gửi {a} phương án {i} thấy hợp nhất:",
    "{da}{an} xem giúp {i} báo giá {q}:",
    "{da}{i} chào {an}, {i} tách từng món cho {a} dễ so:",
    "{da}cảm ơn {an} đã hỏi. {i} gửi báo giá {q}:",
    "{da}{i} gửi {a} báo giá, phần nào chưa rõ {a} gọi {i}{ak}:",
    "{da}{i} chào {an},\n\nĐúng như {i} hẹn, báo giá {q}:",
    "{da}{i} tính theo số lượng {a} nói:",
    "{da}{i} chào {a}. Báo giá {q}, hiệu lực đến {k}:",
  ],
  ["{da}{i} gửi {an} báo giá {q}, {i} chọn cấu hình vừa sức nhất:"],
  ["{da}{i} tính theo số lượng {a} cần:"],
);

export const QUOTE_TAILS = byKind(
  [
    "{i} giữ giá đến {k} nhé {a}.",
    "Hàng có sẵn, giao trong 5 ngày làm việc.",
    "Nếu lấy trong tháng, {i} tặng thêm 10 kg cà phê.",
    "{i} trả lời câu hỏi của {a} trong ngày{ak}.",
    "Có thể chia hai đợt thanh toán nếu {a} cần.",
    "Thời gian giao 12 ngày kể từ ngày xác nhận.",
    "{i} tính đủ rồi, không phát sinh thêm khoản nào đâu {a}.",
    "{a} cần hợp đồng mẫu thì {i} gửi luôn{ak}.",
  ],
  [
    "Giá đã gồm giao và lắp đặt, bảo hành 24 tháng.",
    "{a} cần xem máy thật thì {i} mang tới chạy thử nửa ngày.",
    "Chưa gồm phần nước và điện, {i} khảo sát miễn phí nếu {a} muốn.",
    "{i} đề nghị thêm bộ lọc nước vì nguồn nước khu đó hơi cứng.",
    "Kỹ thuật của {i} ở Đà Nẵng, tới trong 24 giờ làm việc.",
    "{a} so với bên khác thì nhớ hỏi thời gian bảo hành giúp {i}.",
    "{i} chưa tính phí chuyển giao, phần đó {i} tặng.",
    "Máy trưng bày còn một cái, {a} lấy thì giảm thêm 8%.",
  ],
  [
    "Giá đã gồm giao tận nơi.",
    "Bao bì in tên riêng thì {i} cần thêm 10 ngày nhé {a}.",
    "{i} gửi mẫu theo xe chiều nay để {a} thử trước.",
    "Hạn dùng còn ít nhất 10 tháng khi giao.",
    "Lấy từ lần thứ hai {i} xin thêm chiết khấu cho {a}.",
    "{i} giữ lô này cho {a} đến {k}.",
  ],
);

export const CHASERS = byKind(
  [
    "{da}{i} hỏi thăm {an}, báo giá hôm trước {a} xem tới đâu rồi{ak}?",
    "{da}{an} ơi, {i} không muốn làm phiền, chỉ xin {a} một câu để {i} sắp hàng{ak}.",
    "{da}báo giá sắp hết hạn, {a} có cần {i} gia hạn không{ak}?",
    "{da}{i} nhắn hỏi {a} về báo giá {q}{ak}. {a} bận quá thì {i} gọi tuần sau.",
    "{da}{a} còn vướng phần nào của báo giá không{ak}?",
    "{da}{i} thấy {a} chưa trả lời, chắc {a} đang bận. {i} gọi {a} chiều mai được không{ak}?",
    "{da}nếu giá là vấn đề thì {a} nói thẳng với {i}, {i} tìm phương án khác{ak}.",
    "{da}{i} hỏi {a} để biết đường báo kho thôi{ak}.",
    "{da}{an} ơi, {i} cần báo lại xưởng trong tuần, {a} cho {i} xin ý kiến{ak}.",
    "{da}{i} xin nhắc báo giá {q} còn hiệu lực tới {k}{ak}.",
    "{da}{a} cần thêm hồ sơ gì để trình thì {i} làm ngay{ak}.",
    "{da}{i} gọi hai lần mà chưa gặp {a}, {i} nhắn trước{ak}.",
    "{da}{an} cho {i} biết {a} nghiêng về phương án nào để {i} chuẩn bị{ak}.",
  ],
  [
    "{da}kho {i} còn hai bộ, {a} ưng thì {i} giữ cho {a}{ak}.",
    "{da}{i} gửi thêm hình lắp thật ở một quán gần chỗ {a} để {a} dễ hình dung{ak}.",
  ],
  ["{da}{a} thử mẫu chưa{ak}? {i} chờ ý kiến của {a} để giữ hàng.", "{da}xưởng sắp chốt lịch đóng gói, {a} cho {i} xin câu trả lời{ak}."],
);

export const WON_REPLIES = byKind(
  [
    "Chốt nhé {m}, {s} chuyển cọc trong hôm nay.",
    "{s} bàn xong rồi, lấy theo báo giá.",
    "Ok {r}, giá vậy được. Giao sớm giúp {s}.",
    "Duyệt rồi. {r} gửi hợp đồng cho {s}.",
    "Chốt, {s} trả làm hai đợt nhé.",
    "{s} thấy {r} trả lời nhanh nên {s} chọn bên {r}.",
    "Rồi {r}, giao {k} là đẹp.",
    "Được, lấy. Cho {s} ít hàng mẫu mừng quán nữa là vui.",
    "Giá ổn, {s} đặt cọc chiều nay.",
    "Thống nhất nhé {m}, {s} gửi lại hợp đồng có dấu.",
  ],
  [
    "{s} ký rồi, {r} lên lịch lắp.",
    "Bên {s} chọn {r}, dù bên kia rẻ hơn chút. {r} giữ bảo hành cho tốt nhé.",
    "Lấy luôn {m}. Giao giờ vắng khách giúp {s}.",
    "{s} cân nhắc kỹ rồi, lấy bộ này.",
    "Chốt. {r} nhớ cho kỹ thuật hướng dẫn thợ {s} nửa ngày.",
  ],
  ["Mẫu được lắm, {s} chốt. {r} giao {k} nhé.", "{s} duyệt mẫu rồi, làm đi {r}.", "Chốt số đó. {r} gửi {s} xem bao bì trước khi in."],
);

export const LOST_REPLIES = byKind(
  [
    "{s} báo tin không vui {m} ơi: {why}. Cảm ơn {r} đã tư vấn.",
    "Lần này chưa được rồi {r}. {why}.",
    "{m} ơi, {s} dừng lại nhé. {why}.",
    "{s} bàn mãi rồi, {why}. Lần sau mình làm.",
    "Xin lỗi {r}, {why} nên {s} chưa lấy.",
    "{why}, {s} đành chịu. Cảm ơn {r} kiên nhẫn.",
    "{s} nói thật là {why}.",
    "Bên {s} hoãn lại, {why}. Có gì {s} gọi {r}.",
    "Thôi {m}, {why}. {r} giữ số {s}, khi cần {s} gọi.",
    "Chưa hợp duyên rồi {m}, {why}.",
    "{s} cân nhắc rồi, {why}. Mong {r} thông cảm.",
    "{why}, {s} mới biết hôm qua.",
    "Năm nay chưa, {why}. {s} ghi lại để năm sau.",
    "{s} quyết định không đổi nữa vì {why}.",
  ],
  ["{why}. {s} vẫn thích máy bên {r}, để dịp khác nhé."],
  ["{s} thử mẫu rồi, hàng được nhưng {why}."],
);

export const STATUS_CALLS = byKind(
  [
    "{an} còn cân nhắc, chưa quyết.",
    "{an} nói tuần sau trả lời.",
    "{an} cần thêm một báo giá để đủ ba bên.",
    "{an} đi vắng, tuần sau mới xem được.",
    "{an} hỏi có giảm thêm không, đã báo mức cuối.",
    "{an} xin thêm hai tuần để tính lại giá vốn một ly.",
    "{an} không nghe máy, đã nhắn tin.",
    "{an} muốn nghe ý kiến người đang dùng.",
  ],
  [
    "Giá được, còn vướng mặt bằng chưa xong.",
    "{an} muốn xem máy thật trước khi chốt.",
    "{an} thích phương án nhưng sợ thợ không quen.",
    "{an} chờ dòng tiền, nói khoảng ba tuần.",
    "{an} đã đi xem bên {b}, thấy rẻ hơn nhưng bảo hành ngắn.",
    "{an} nói gần chốt, chỉ còn ngày lắp.",
    "{an} đổi ý sang máy một họng, cần làm lại báo giá.",
  ],
  [
    "{an} đang thử mẫu, vài hôm nữa trả lời.",
    "{an} muốn sửa lại hình in trên hộp.",
    "{an} thấy giá hơi cao, hỏi mức 5%.",
    "{an} đang tính lại số lượng.",
    "Bên {b} cũng gửi mẫu, {an} nói hàng mình thơm hơn.",
  ],
);
