import type { OccasionPhrase, PhraseName, Variants } from "./phrases.ts";

export const VIETNAMESE_SAYS: Record<Exclude<PhraseName, OccasionPhrase>, Variants> = {
  spam: ["Cảm ơn {you} đã gửi tin."],
  spam_plain: ["Nếu có nhu cầu, {we} sẽ chủ động liên hệ lại."],
  intro: {
    friendly: ["{Me} là {sender}, {workspace}."],
    formal: ["{Me} là {sender}, đại diện {workspace}."],
    direct: ["{Me} là {sender}, {workspace}."],
  },
  known: {
    friendly: ["{Me} được biết {yours} làm về {industry} nên muốn tìm hiểu xem {we} giúp được gì."],
    formal: ["{We} được biết {yours} hoạt động trong lĩnh vực {industry} và mong được tìm hiểu nhu cầu của {you}."],
    direct: ["{Me} biết {yours} làm về {industry} và muốn tìm hiểu nhu cầu của {you}."],
  },
  known_title: ["{Me} được biết {you} là {title} nên mong được trao đổi trực tiếp với {you}."],
  first_ask: {
    friendly: ["{Yours} đang cần gì nhất trong thời gian tới, và tiêu chí nào quan trọng nhất với {you}{please}?"],
    formal: ["{You} có thể cho {we} biết nhu cầu hiện tại và những tiêu chí {you} quan tâm nhất không{please}?"],
    direct: ["{You} đang cần gì, và cần từ khi nào{please}?"],
  },
  first_needs: {
    friendly: [
      "{You} cho {me} biết để {me} chuẩn bị cho đúng: {you} cần mặt hàng gì, mỗi tháng khoảng bao nhiêu, và dự định bắt đầu từ khi nào{please}?",
    ],
    formal: [
      "Để chuẩn bị phương án phù hợp, {we} xin hỏi {you} về mặt hàng cần dùng, sản lượng dự kiến mỗi tháng và thời điểm muốn bắt đầu{please}.",
    ],
    direct: ["{You} cho {me} biết cần mặt hàng gì, mỗi tháng bao nhiêu, bắt đầu khi nào{please}?"],
  },
  first_offer: ["Nếu nói qua điện thoại tiện hơn, {you} cho {me} một khung giờ, {me} xin gọi{please}."],
  mail_in: {
    friendly: ["{Me} đã nhận được thư {you} gửi hôm {day}{about}{please}."],
    formal: ["{We} đã nhận được thư ngày {day} của {you}{about}, xin trân trọng cảm ơn {you}."],
    direct: ["{Me} viết tiếp theo thư hôm {day} của {you}{about}."],
  },
  mail_in_old: {
    friendly: ["Lần gần nhất {me} nhận được thư {you} là hôm {day}{about}{please}."],
    formal: ["Thư gần nhất {we} nhận được từ {you} là ngày {day}{about}."],
    direct: ["Thư gần nhất của {you} là hôm {day}{about}."],
  },
  wrote: {
    friendly: ["Hôm {day} {you} có viết{about}: “{quote}”", "Trong thư hôm {day}{about}, {you} có nhắn: “{quote}”"],
    formal: ["Trong thư ngày {day}{about}, {you} có viết: “{quote}”"],
    direct: ["Ngày {day} {you} viết{about}: “{quote}”"],
  },
  we_wrote: {
    friendly: ["Hôm {day} {me} có viết: “{quote}”"],
    formal: ["Ngày {day} {we} có viết: “{quote}”"],
    direct: ["Hôm {day} {me} đã viết: “{quote}”"],
  },
  mail_out: {
    friendly: ["Hôm {day} {me} có gửi {you} thư{about}, không biết {you} đã kịp xem chưa{please}?"],
    formal: ["Ngày {day} {we} có gửi {you} thư{about}, kính mong {you} cho biết ý kiến."],
    direct: ["{Me} hỏi lại {you} về thư hôm {day}{about}{please}."],
  },
  mail_out_also: {
    friendly: ["Hôm {day} {me} có gửi {you} thư{about}, không biết {you} đã kịp xem chưa{please}?"],
    formal: ["Ngày {day} {we} có gửi {you} thư{about}, kính mong {you} cho biết ý kiến."],
    direct: ["{Me} gửi {you} thư hôm {day}{about}, {you} đã xem chưa{please}?"],
  },
  mail_out_asked: ["Trong thư đó {me} có viết: “{quote}”"],
  talk: {
    friendly: ["Cảm ơn {you} đã dành thời gian {talked} hôm {day}{about}."],
    formal: ["{We} trân trọng cảm ơn {you} đã dành thời gian {talked} ngày {day}{about}."],
    direct: ["{I} viết tiếp sau buổi trao đổi hôm {day}{about}."],
  },
  talk_old: ["Lần gần nhất {me} được trao đổi với {you} là hôm {day}{about}{please}."],
  agreed: ["{Me} ghi lại để hai bên cùng theo: {point}."],
  agreed_also: ["Thêm một ý nữa: {point}."],
  plain: ["{Me} viết để hỏi thăm {you}{please}."],
  asked: {
    friendly: ["{You} có hỏi: “{quote}”"],
    formal: ["Trong thư, {you} có hỏi: “{quote}”"],
    direct: ["Câu hỏi của {you}: “{quote}”"],
  },
  also_asked: ["Ngoài ra {you} còn nhắc: “{quote}”"],
  answering: {
    friendly: ["{Me} đang kiểm tra lại để trả lời cho chắc, có kết quả {me} báo {you} ngay{please}."],
    formal: ["{We} đang rà soát để có câu trả lời chính xác và sẽ phản hồi {you} trong thời gian sớm nhất."],
    direct: ["{Me} đang kiểm tra và sẽ trả lời {you} sớm nhất có thể."],
  },
  said: {
    friendly: ["{You} có viết: “{quote}”"],
    formal: ["{We} đặc biệt lưu tâm đến ý kiến của {you}: “{quote}”"],
    direct: ["{You} có viết: “{quote}”"],
  },
  late_answer: {
    friendly: ["{Me} xin lỗi {you} vì đến giờ mới trả lời, để {you} phải chờ lâu{please}."],
    formal: ["{We} thành thật xin lỗi {you} vì đã phản hồi chậm."],
    direct: ["{Me} xin lỗi {you} vì trả lời chậm{please}."],
  },
  noted: {
    friendly: ["{Me} ghi nhận rồi, có gì mới {me} sẽ báo {you} ngay{please}."],
    formal: ["{We} đã ghi nhận và sẽ thông báo đến {you} khi có thông tin mới."],
    direct: ["{Me} đã ghi nhận, có gì mới {me} sẽ báo {you}."],
  },
  reply_ask: {
    friendly: ["Nếu gấp, {you} cứ gọi thẳng cho {me}{please}."],
    formal: ["Nếu cần gấp, {you} vui lòng gọi trực tiếp cho {we}."],
    direct: ["Nếu gấp, {you} gọi thẳng cho {me}{please}."],
  },
  reply_unknown: {
    friendly: ["{You} cho {me} biết {you} đang cần mặt hàng gì, số lượng và thời gian ra sao để {me} trả lời cho đúng nhé?"],
    formal: ["{You} vui lòng cho {we} biết mặt hàng, số lượng và thời gian {you} cần{please}."],
    direct: ["{You} đang cần mặt hàng gì, bao nhiêu và khi nào{please}?"],
  },
  owed: {
    friendly: ["{Me} xin lỗi {you}: việc {task} đến nay {we} vẫn chưa xong, để {you} phải chờ."],
    formal: ["{We} xin lỗi {you} vì việc {task} đến nay vẫn chưa hoàn tất."],
    direct: ["Việc {task} {we} vẫn chưa xong, {me} xin lỗi {you}."],
  },
  owed_promised: {
    friendly: ["Hôm {day} {me} đã hứa {task}, vậy mà đến nay vẫn chưa làm; lỗi ở {we}, {me} xin lỗi {you}."],
    formal: ["Ngày {day} {we} đã hứa {task} nhưng đến nay vẫn chưa thực hiện; {we} nhận lỗi và chân thành xin lỗi {you}."],
    direct: ["Ngày {day} {me} đã hứa {task} mà đến nay chưa làm, {me} xin lỗi {you}."],
  },
  owed_quote: ["{Me} xin lỗi {you} vì chưa làm đúng điều đã hứa hôm {day}: “{quote}”"],
  owed_next: {
    friendly: ["Việc này {you} cần xong chậm nhất khi nào để {me} sắp xếp cho đúng{please}?"],
    formal: ["Kính mong {you} cho {we} biết việc này cần hoàn tất chậm nhất vào ngày nào{please}."],
    direct: ["{You} cần việc này xong chậm nhất khi nào{please}?"],
  },
  owed_also: ["Việc {task} {we} cũng còn nợ {you}."],
  task: {
    friendly: ["Tiếp theo, {me} sẽ {task}{due}{please}."],
    formal: ["Tiếp theo, {we} sẽ {task}{due}."],
    direct: ["{Me} sẽ {task}{due}."],
  },
  promise: ["{Me} vẫn nhớ điều đã hẹn với {you} hôm {day}: “{quote}”"],
  their_pledge: ["{You} cũng có nhắn: “{quote}”"],
  deal_ask: {
    friendly: ["Về {deal}, {you} còn cần {me} bổ sung hay điều chỉnh điểm nào không{please}?"],
    formal: ["Về {deal}, {you} có cần {we} bổ sung thông tin gì để thuận tiện cân nhắc không{please}?"],
    direct: ["Về {deal}, {yours} đã quyết định chưa{please}?"],
  },
  deal_close: {
    friendly: ["Về {deal}, còn vướng điểm nào để mình chốt được không{please}?"],
    formal: ["Về {deal}, {you} còn điểm nào cần {we} làm rõ trước khi quyết định không{please}?"],
    direct: ["Về {deal}, còn điểm nào chưa chốt được không{please}?"],
  },
  deal_mention: ["Nhân đây {me} hỏi thêm, {deal} {yours} tính đến đâu rồi{please}?"],
  quote: {
    friendly: ["Hôm {day} {me} có gửi {you} báo giá{code}{product}{worth}."],
    formal: ["Ngày {day}, {we} đã gửi {you} báo giá{code}{product}{worth}."],
    direct: ["{Me} hỏi lại {you} về báo giá{code}{product} gửi hôm {day}{worth}."],
  },
  quote_until: ["Báo giá có hiệu lực đến hết ngày {until}, {me} nhắn sớm để {you} tiện sắp xếp{please}."],
  quote_expired: ["Báo giá có hiệu lực đến ngày {until} nên nay đã hết hạn; nếu {you} còn quan tâm, {me} xin gửi lại bản mới{please}."],
  quote_ask: {
    friendly: ["{You} xem giúp {me} có điểm nào về giá, số lượng hay thời gian giao cần điều chỉnh không{please}?"],
    formal: ["{You} có cần {we} điều chỉnh điểm nào về giá, số lượng hoặc tiến độ không{please}?"],
    direct: ["{You} chốt được chưa, hay còn điểm nào cần {me} điều chỉnh{please}?"],
  },
  quote_unknown: ["{You} có cần {me} gửi báo giá mới không, và nếu cần thì mặt hàng, số lượng thế nào{please}?"],
  offered: ["{paper} ngày {day} có ghi {matter}{please}."],
  invoice: {
    friendly: ["{Me} nhắn {you} về hóa đơn{code}{amount}{due}{please}."],
    formal: ["{We} xin phép nhắc {you} về hóa đơn{code}{amount}{due}."],
    direct: ["{Me} nhắc {you} về hóa đơn{code}{amount}{due}."],
  },
  invoice_unknown: {
    friendly: ["{Me} xin hỏi {you} về các khoản đến hạn để đối chiếu với kế toán{please}."],
    formal: ["{We} xin phép hỏi {you} về các khoản đến hạn để đối chiếu với kế toán."],
    direct: ["{Me} hỏi {you} về các khoản đến hạn thanh toán{please}."],
  },
  invoice_paid: {
    friendly: ["Nếu {you} đã chuyển khoản rồi, {you} nhắn {me} một câu để {me} đối chiếu với kế toán nhé."],
    formal: ["Nếu {you} đã thanh toán, xin vui lòng bỏ qua thư này hoặc gửi giúp {we} chứng từ để đối chiếu."],
    direct: ["Nếu {you} đã chuyển khoản, {you} gửi {me} chứng từ để đối chiếu{please}."],
  },
  invoice_ask: {
    friendly: ["{You} cho {me} xin ngày dự kiến thanh toán được không{please}?"],
    formal: ["Kính mong {you} cho {we} biết ngày dự kiến thanh toán."],
    direct: ["{You} cho {me} ngày thanh toán cụ thể được không{please}?"],
  },
  invoice_ask_unknown: {
    friendly: [
      "{You} xem giúp {me} {yours} còn khoản nào đến hạn mà chưa chuyển không, và có thiếu chứng từ gì cần {me} bổ sung không{please}?",
    ],
    formal: ["{You} vui lòng cho {we} biết còn khoản nào đến hạn chưa thanh toán, và có cần {we} bổ sung chứng từ gì không{please}?"],
    direct: ["{Yours} còn khoản nào đến hạn chưa chuyển không{please}?"],
  },
  upset: {
    friendly: ["{Me} đã đọc kỹ điều {you} phản ánh hôm {day}{about}."],
    formal: ["{We} đã nhận được phản ánh ngày {day} của {you}{about}."],
    direct: ["{Me} đã đọc phản ánh hôm {day} của {you}{about}."],
  },
  sorry: {
    friendly: ["{Me} thành thật xin lỗi {you} về {topic} {you} phản ánh hôm {day}."],
    formal: ["{We} chân thành xin lỗi {you} về {topic} {you} phản ánh ngày {day}."],
    direct: ["{Me} xin lỗi {you} về {topic} {you} phản ánh hôm {day}."],
  },
  sorry_unknown: {
    friendly: ["{Me} viết thư này để xin lỗi {you} nếu vừa rồi {we} có điều gì làm {you} chưa hài lòng{please}."],
    formal: ["{We} xin gửi lời xin lỗi đến {you} nếu vừa qua có điều gì khiến {you} chưa hài lòng."],
    direct: ["{Me} xin lỗi nếu vừa rồi {we} làm {you} chưa hài lòng{please}."],
  },
  complained: ["{Me} không quên điều {you} viết: “{quote}”"],
  demanded: {
    friendly: ["Điều {you} cần, {me} đọc được là: “{quote}”"],
    formal: ["{We} đã ghi nhận yêu cầu của {you}: “{quote}”"],
    direct: ["Yêu cầu của {you}: “{quote}”"],
  },
  demanded_also: ["{You} cũng nêu rõ: “{quote}”"],
  demanded_ours: ["Hôm {day} {yours} có viết: “{quote}”"],
  deadline: ["{Me} ghi nhận mốc {deadline} {you} đưa ra."],
  sorry_talk: {
    friendly: ["{You} tiện nói chuyện qua điện thoại vào {workday} không{please}, để hai bên đi qua từng điểm một?"],
    formal: ["{You} có thể dành cho {we} ít phút qua điện thoại vào {workday} để đi qua từng điểm không{please}?"],
    direct: ["{Workday} {you} tiện nói chuyện qua điện thoại để đi qua từng điểm không{please}?"],
  },
  sorry_ask: {
    friendly: ["{You} muốn {we} ưu tiên xử lý điều gì trước{please}?"],
    formal: ["{You} mong muốn {we} ưu tiên xử lý điểm nào trước{please}?"],
    direct: ["{You} cần {we} xử lý điều gì trước tiên{please}?"],
  },
  sorry_ask_unknown: ["{You} cho {me} biết cụ thể chuyện gì đã xảy ra và {you} mong {we} làm gì được không{please}?"],
  order: {
    friendly: ["Cảm ơn {you} đã tin tưởng đặt đơn{code} hôm {day}{worth}."],
    formal: ["{We} trân trọng cảm ơn {you} về đơn hàng{code} ngày {day}{worth}."],
    direct: ["Cảm ơn {you} về đơn{code} ngày {day}{worth}."],
  },
  last_order: {
    friendly: ["Lần gần nhất {we} được phục vụ {you} là đơn{code} ngày {day}{worth}."],
    formal: ["Lần gần nhất {we} được phục vụ {you} là đơn hàng{code} ngày {day}{worth}."],
    direct: ["Đơn gần nhất của {you} là đơn{code} ngày {day}{worth}."],
  },
  order_ask: ["Hàng đợt này {you} dùng có ổn không, có điểm nào cần {we} xử lý thêm không{please}?"],
  reorder_ask: {
    friendly: ["Đợt này {yours} có cần thêm hàng không để {me} giữ trước{please}?"],
    formal: ["{You} có nhu cầu đặt thêm trong thời gian tới không{please}?"],
    direct: ["{Yours} có cần đặt thêm không{please}?"],
  },
  order_thanks: {
    friendly: ["Cảm ơn {you} đã tin tưởng đặt đơn{code} hôm {day}{worth}."],
    formal: ["{We} trân trọng cảm ơn {you} về đơn hàng{code} ngày {day}{worth}."],
    direct: ["Cảm ơn {you} về đơn{code} ngày {day}{worth}."],
  },
  thanks_mail: {
    friendly: ["Cảm ơn {you} đã nhắn {me} hôm {day}{about}."],
    formal: ["{We} trân trọng cảm ơn {you} về thư ngày {day}{about}."],
    direct: ["Cảm ơn {you} về thư hôm {day}{about}."],
  },
  thanks_talk: {
    friendly: ["{Me} cảm ơn {you} đã dành thời gian {talked} hôm {day}{about}."],
    formal: ["{We} trân trọng cảm ơn {you} đã dành thời gian {talked} ngày {day}{about}."],
    direct: ["Cảm ơn {you} về buổi trao đổi hôm {day}{about}."],
  },
  thanks_plain: {
    friendly: ["Cảm ơn {you} đã quan tâm đến {we}."],
    formal: ["{We} trân trọng cảm ơn sự quan tâm của {you}."],
    direct: ["Cảm ơn {you} đã quan tâm đến {we}."],
  },
  thanks_ask: ["Nếu có điểm nào {we} cần làm tốt hơn, {you} cứ góp ý thẳng với {me}{please}."],
  win_back_plain: ["{Me} nhắn để hỏi thăm {you}{please}."],
  declined: ["{Me} vẫn nhớ lý do {you} nói khi đó: “{quote}”"],
  declined_ask: {
    friendly: ["Nếu {we} gỡ được điểm đó, {you} có sẵn lòng xem lại không{please}?"],
    formal: ["Nếu {we} khắc phục được điểm này, {you} có sẵn lòng xem xét lại không{please}?"],
    direct: ["Nếu {we} gỡ được điểm đó, {you} có xem lại không{please}?"],
  },
  win_back_ask: {
    friendly: [
      "Dạo này nhu cầu {yours} có thay đổi gì không{please}? Nếu trước đây có điều gì chưa ổn, {you} cứ nói thẳng, {me} rất muốn nghe.",
    ],
    formal: ["{You} có thể cho {we} biết nhu cầu hiện tại, hoặc điều gì {we} cần cải thiện, được không{please}?"],
    direct: ["{Yours} còn nhu cầu không, và {we} cần làm gì khác đi{please}?"],
  },
  meeting_recap: {
    friendly: ["Nếu {me} ghi sót ý nào, {you} bổ sung giúp {me} nhé."],
    formal: ["Nếu có điểm nào cần bổ sung, {you} vui lòng cho {we} biết."],
    direct: ["Nếu thiếu điểm nào, {you} bổ sung giúp {me}."],
  },
  meeting_unknown: ["Cảm ơn {you} đã dành thời gian trao đổi với {me}."],
  meeting_ask: {
    friendly: ["Để {me} làm đúng ý, {you} cho {me} biết việc nào {you} muốn làm trước nhé?"],
    formal: ["{You} mong muốn {we} triển khai điểm nào trước{please}?"],
    direct: ["{You} muốn bắt đầu từ việc nào trước{please}?"],
  },
  follow_ask: {
    friendly: ["Nếu tiện, tuần tới {you} cho {me} 15 phút nói chuyện qua điện thoại nhé?"],
    formal: ["Kính mong {you} thu xếp khoảng 15 phút trong tuần tới để {we} được trao đổi thêm."],
    direct: ["Tuần tới {you} có 15 phút không{please}?"],
  },
  still_ask: {
    friendly: ["Chuyện đó đến nay {yours} thế nào rồi, có cần {me} hỗ trợ gì không{please}?"],
    formal: ["Đến nay {you} có cần {we} hỗ trợ thêm điều gì không{please}?"],
    direct: ["Việc đó đến nay thế nào rồi{please}?"],
  },
  needs_ask: {
    friendly: ["Thời gian tới {yours} có cần {we} hỗ trợ gì không{please}?"],
    formal: ["Thời gian tới {you} có cần {we} hỗ trợ điều gì không{please}?"],
    direct: ["Sắp tới {yours} có cần gì không{please}?"],
  },
  reachable: {
    friendly: ["Cần gì thêm, {you} cứ nhắn {me}{please}.", "{You} cần thêm thông tin gì cứ nhắn {me} nhé."],
    formal: ["Nếu cần thêm thông tin, {you} vui lòng liên hệ với {we}."],
    direct: ["Cần gì thêm, {you} cứ nhắn {me}{please}."],
  },
  wish: {
    friendly: ["Chúc {you} một tuần làm việc thật suôn sẻ."],
    formal: ["Kính chúc {you} sức khỏe và công việc thuận lợi."],
    direct: ["Chúc {you} công việc thuận lợi."],
  },
};
