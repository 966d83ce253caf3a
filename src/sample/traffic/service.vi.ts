/** Machines, questions, habits: what lies between the orders, in Vietnamese. {ppm} hardness of water, {x} a small number. */

export const SERVICE_VISITS: readonly [subject: string, body: string][] = [
  ["Bảo dưỡng định kỳ", "Thay gioăng họng, ngâm lưới, đo áp 9,0 bar. Nước sau lọc {ppm} ppm."],
  ["Bảo dưỡng và thay lõi lọc", "Lõi dùng 6 tháng, thay mới. Nước từ 118 xuống {ppm} ppm. Thợ ca sáng được nhắc xả họng mỗi ngày."],
  ["Máy rỉ nước chân họng", "Gioăng chai, thay trong 15 phút. Không tính tiền vì còn bảo hành."],
  ["Chỉnh lại cỡ xay", "Đổi lô rang nên chảy nhanh 19 giây, chỉnh mịn hơn {x} vạch, về 27 giây."],
  ["Vệ sinh buồng xay", "Bột bám dày, tháo vệ sinh, cân lại lưỡi. Nhắc thợ làm mỗi tuần, dán bảng ở quầy."],
  ["Đo nước và kiểm tra an toàn", "Nước {ppm} ppm, van an toàn mở đúng 12 bar, dây điện không nóng."],
  ["Thay công tắc bơm", "Bơm kêu lúc có lúc không, công tắc lỏng. Thay và chạy thử {x}0 phút."],
  ["Hướng dẫn người mới", "Hai bạn mới vào ca tối, hướng dẫn đánh sữa và vệ sinh cuối ngày trong 40 phút."],
  ["Bảo dưỡng theo gói MG Care", "Lần {x} trong năm. Mọi thứ bình thường, thay lưới phòng ngừa."],
  ["Xử lý máy báo thiếu nước", "Phao bám cặn. Vệ sinh, đề nghị thay lõi sớm hơn một tháng."],
  ["Cân bằng nhiệt hai họng", "Họng trái lệch 1,4 °C, cân lại PID. Thử 20 ly, ổn định."],
  ["Thay lưỡi xay", "Lưỡi mòn sau khoảng 600 ký. Thay mới, chạy rà {x} ký."],
  ["Kiểm tra theo yêu cầu", "Khách nghe tiếng lạ, thực ra do kệ rung. Kê lại chân máy, hết kêu."],
  ["Di dời máy trong quầy", "Quán đổi mặt bằng quầy, tháo và lắp lại trong buổi sáng, không ngưng bán."],
  ["Vệ sinh đường xả", "Ống xả nghẹt do bã, thông và lắp lưới chặn. Nhắc không đổ bã xuống khay."],
  ["Bảo dưỡng trước mùa đông khách", "Làm sớm theo yêu cầu: gioăng, lưới, van xả. Máy sẵn sàng."],
  ["Đo lại sau khi đổi lô rang", "Lô mới nở hơn nên liều giảm 0,3 g. Ghi công thức mới vào sổ ở quầy."],
];

/** A question of the customer with the answer to it. */
export const QUESTIONS: readonly [question: string, answer: string][] = [
  [
    "{m} ơi, cà phê mới mở túi mà pha ra chua, tại sao vậy?",
    "{da}lô rang mới 4 ngày còn khí, {a} để thêm {x} ngày hoặc xay mịn hơn một chút là hết chua{ak}.",
  ],
  [
    "Máy {s} chảy chậm hẳn từ hôm qua, chỉnh gì {r}?",
    "{da}trời ẩm thì hạt hút ẩm nên chảy chậm. {a} xay thô hơn nửa vạch rồi thử lại{ak}.",
  ],
  [
    "Túi hạn dùng 12 tháng mà sao {r} bảo dùng trong 45 ngày?",
    "{da}12 tháng là an toàn, còn ngon nhất trong 45 ngày kể từ ngày rang. {i} ghi ngày rang lên túi cho {a} dễ xoay hàng{ak}.",
  ],
  ["Có cần mua máy đo nước không {m}?", "{da}không cần{ak}, giấy thử 40 nghìn là đủ. {i} gửi kèm 10 tờ trong đơn này."],
  [
    "Sữa đánh hoài không mịn, lỗi máy hay lỗi tay?",
    "{da}thường do vòi nghẹt cặn sữa. {a} xả vòi 3 giây trước và sau mỗi lần, còn không mịn thì quay clip cho {i} xem{ak}.",
  ],
  ["Lưới lọc bao lâu thay một lần?", "{da}quán bán đều thì 3 tháng {a} nhé, gói bảo trì có thay sẵn{ak}."],
  ["Bã ướt nhão dính họng là sao {m}?", "{da}liều hơi thiếu, {a} tăng 0,5 g là khô ngay{ak}. Không phải lỗi máy đâu {a}."],
  [
    "{s} muốn in tên quán lên túi, tối thiểu bao nhiêu?",
    "{da}tem dán thì 100 túi, in luôn trên túi thì 500 túi{ak}. {i} gửi mẫu file cho {a}.",
  ],
  ["Cà phê để tủ lạnh được không?", "{da}đừng {a}, hút mùi và ẩm. {a} để nơi mát, tối, đóng van kín là được{ak}."],
  ["Máy kêu tít liên tục mà vẫn chạy?", "{da}báo thiếu nước đó {a}. {a} xem bình và ống có gập không. Hết kêu là ổn{ak}."],
  [
    "Khác nhau giữa Sơn Trà và Hàn Giang nói sao cho khách hiểu?",
    "{da}Sơn Trà thơm, chua nhẹ, hợp máy và sữa. Hàn Giang đậm, hợp phin và sữa đặc{ak}.",
  ],
  [
    "Hoá đơn tháng này xuất chung một tờ được không?",
    "{da}được {a}, {i} báo kế toán gộp đến cuối tháng, {a} chỉ cần nhắn trước ngày 25{ak}.",
  ],
  ["{s} bị đau tay vì gõ bã, có thanh gõ cao su không?", "{da}có{ak}, {i} gửi kèm đơn tới một thanh, quà của {i}."],
  [
    "Quán {s} sắp tăng ly, máy một họng chịu nổi không?",
    "{da}trên 250 ly một ngày thì nên lên hai họng{ak}. {i} tính giúp {a} phương án đổi máy cũ lấy máy mới nhé.",
  ],
  ["Rang bơ có dùng bơ thật không, khách hỏi hoài.", "{da}bơ thật {a}, {i} gửi {a} phiếu thành phần để quán trưng ra cho khách{ak}."],
  ["Trời mưa hạt bị ẩm, phin nghẹt, có cách nào không?", "{da}{a} xay thô hơn một chút và chia nhỏ túi, mỗi lần mở một túi thôi{ak}."],
];

export const NOTES: readonly string[] = [
  "{an} thích nhận hàng buổi sáng sớm, kho đóng trước 10 giờ.",
  "{an} hay gọi vào đầu giờ chiều, trước đó thường bận.",
  "Muốn phiếu giao ghi ngày rang. Nhớ dặn kho.",
  "Cửa trước hay khoá, dặn tài xế đi cửa sau.",
  "Hợp đồng còn khoảng bốn tháng, nên gặp lại sớm.",
  "Số lượng lớn thì {an} phải hỏi kế toán, gửi cả hai.",
  "{an} không thích bị gọi sau 6 giờ chiều.",
  "Đối thủ hay tới đây chào giá mỗi quý.",
  "Tăng lượng mỗi dịp lễ, nên hỏi trước hai tuần.",
  "Thanh toán đúng hạn, chưa từng phải nhắc.",
  "{an} từng giới thiệu khách cho mình, nhớ cảm ơn.",
  "Kho nhỏ, chỉ nhận tối đa 100 ký một lần.",
  "Hay hỏi nguồn gốc hạt, gửi kèm ảnh rẫy là vui.",
  "Từng bị giao nhầm một lần, vẫn nhắc lại chuyện đó.",
  "Muốn có người ghé hướng dẫn thợ mới mỗi quý.",
  "Hay quên trả thùng rỗng, nhắc khi giao.",
];

/** On the first of the month roasted coffee rises; {f} product, {v} new price, {w} old price. */
export const PRICE_NOTICES: readonly string[] = [
  "{da}{i} chào {an}, từ {d} giá {f} điều chỉnh từ {w} lên {v} một ký do nhân xanh tăng. Đơn đặt trước ngày đó {i} giữ giá cũ{ak}.",
  "{da}{i} báo {a} tin không vui lắm: {f} lên {v} từ {d}. {i} báo sớm để {a} kịp lấy thêm giá {w}{ak}.",
  "{da}giá nhân năm nay tăng nhiều nên {f} phải lên {v} từ {d}, thay cho {w}. Chất lượng và công nợ của {a} giữ nguyên{ak}.",
  "Thông báo điều chỉnh giá: {f} từ {w} lên {v} kể từ {d}. Đơn trước ngày này áp dụng giá cũ.",
  "{da}{i} gửi {a} bảng giá mới, {f} {v} từ {d} (đang là {w}). {a} cần số liệu để tính lại giá ly thì {i} gửi file tính{ak}.",
  "{da}{a} ơi, từ {d} {f} là {v}. {i} biết {a} sẽ phải tính lại, cần gì nhắn {i}{ak}.",
  "{da}{i} xin báo trước gần ba tuần: {f} đổi giá {w} → {v} từ {d}. Nhân xanh tăng 14% nhưng bên {i} chỉ tăng chưa tới 9%{ak}.",
  "{da}bảng giá mới từ {d} đính kèm. {f} {v}. Đơn tháng này vẫn {w}{ak}.",
  "{da}{an} ơi, {i} gửi trước cho {a} bảng giá mới, {f} tăng lên {v} từ {d}. Kỳ này {a} đặt dư một chút cũng được{ak}.",
  "{da}{i} giải thích giúp {a} luôn: nhân xanh, gas và bao bì cùng tăng, nên {f} từ {w} thành {v} từ {d}{ak}.",
  "{da}từ {d} bên {i} áp dụng giá {v} cho {f}. Khách lâu năm như {a} {i} giữ thêm hai túi dùng thử mỗi quý{ak}.",
  "{da}{i} gửi thông báo chính thức kèm chữ ký giám đốc: {f} {v} từ {d}. Giá cũ {w} tới hết ngày hôm trước{ak}.",
  "{da}giá mới {f} {v} từ {d}. {i} sẽ gọi {a} trong tuần để trả lời nếu {a} có câu hỏi{ak}.",
  "{da}{i} thông báo {f} lên {v} kể từ {d}. Nếu {a} chuyển sang đặt mỗi tháng một lần thì {i} xin giảm 3%{ak}.",
  "{da}bên {i} đã hoãn tăng giá hai lần, lần này từ {d} {f} phải lên {v}. Mong {a} thông cảm{ak}.",
];

export const PRICE_REPLIES: readonly string[] = [
  "Ừ {s} biết rồi, cảm ơn {r} báo sớm.",
  "Tăng gì mà nhanh vậy {m}, {s} còn chưa kịp tính giá ly.",
  "{s} hiểu, bên nào cũng tăng cả.",
  "Cho {s} đặt gấp đôi kỳ này giá cũ nhé.",
  "Khách quen {s} mà tăng vậy là buồn đó {m}.",
  "Ok {r}, miễn hàng đều là được.",
  "Để {s} báo sếp, có gì {s} nhắn.",
  "Bên kia vẫn giá cũ đó {m}, {r} xem lại giúp.",
  "Thôi được, nhưng đừng tăng nữa nha.",
  "{s} ghi lại rồi.",
  "Công nợ giữ nguyên thì {s} chịu được.",
  "{s} xin thêm bảng giá in để dán kho.",
  "Rồi {r}, cảm ơn đã nói thẳng.",
  "Vậy kỳ này {s} lấy nhiều hơn chút.",
  "Nghe mà đau ví, nhưng thôi.",
];
