import type { Values } from "../reading.schema.ts";
import { isSaid, type Said, said, withoutSaid } from "../said.rules.ts";

/** What went wrong, by pattern; polite words for it too ("mong bên em xem lại giúp"). */

type ComplaintRule = [wrong: Values["complaint"], confidence: number, pattern: Said];

const GOODS =
  "(?:hàng|đơn|đơn hàng|máy|máy móc|(?<!linh |điều |sự )kiện|sản phẩm|lô|lô hàng|vật tư|thùng|container|phụ kiện|thiết bị|mẻ|túi|bao|hộp)";
const BROKEN =
  "(?:lỗi(?! thời)|hỏng|hư|rách|vỡ|bể|móp|mốc|trầy|xước|rò|rỉ|rò rỉ|nứt|gãy|cong|phai màu|ẩm mốc|xì van|bong|bong mép|đóng cặn|tắc|nghẹt|treo|sứt|bẹp)";
/** Words between: no more than a clause's. */
const some = (most: number): string => `(?: [\\p{L}\\d/]+){0,${most}}`;

export const COMPLAINT_RULES: ComplaintRule[] = [
  [
    "billing",
    0.86,
    said(
      `(?:hóa đơn|bill|công nợ|phiếu thu|tính tiền|tính phí|chi phí|thanh toán|số tiền)${some(4)} (?:sai|nhầm|lệch|không khớp|không đúng|bị tính|tính trùng|thừa|hai lần|2 lần)`,
      `(?:tính|thu|trừ|charge)${some(2)} (?:dư|thừa|trùng|nhầm|sai|hai lần|2 lần|lố)`,
      "xuất (?:sai|nhầm) hóa đơn",
      "chưa (?:nhận được|có|xuất|thấy) hóa đơn",
      "charged (?:us |me )?(?:twice|double|too much|for)|overcharged|invoice (?:\\w+ ){0,3}(?:wrong|incorrect|does not match|doesn't match|error)|wrong (?:invoice|amount)|billing (?:error|mistake)|double.?charged|(?:billed|pay|paid|invoiced) (?:us )?twice|billed us for|(?:two|duplicate) invoices? for",
    ),
  ],
  [
    "wrong",
    0.88,
    said(
      "(?:giao|gửi|nhận)(?: (?:hàng|đơn|nhầm|thiếu|sai|cho|tới|được|về|đến))*? (?:thiếu|sai|nhầm)(?! (?:gì|hẹn|chữ|địa chỉ email))",
      `(?<!báo )${GOODS}${some(3)} (?:(?<!báo )thiếu(?! (?:nước|điện|áp|liều|vốn|người|chữ|gì))|sai (?:màu|size|mẫu mã|quy cách|model|loại|kích thước|chủng loại)|không đúng (?:mẫu|loại|như|model|quy cách|chủng loại))`,
      "thiếu (?:mất )?\\d+ (?:thùng|cái|bộ|kiện|hộp|chiếc|cuộn|bao|sản phẩm|cây|mét|túi)|(?:còn|bị) thiếu \\d+",
      "(?:soạn|lấy|xếp|đóng) nhầm|không phải (?:loại|mẫu|màu|hàng|model) (?:chị|anh|em|mình|tôi|bên|đặt|chống|như|đã)",
      `chưa (?:nhận|giao)${some(2)} đủ`,
      "(?:không|chưa|chẳng|hổng|ko) giống (?:mẫu|hình|ảnh|catalog)|(?:màu|hàng|vải|kiểu)(?: \\p{L}+){0,2} khác (?:mẫu|hình|ảnh)",
      `(?:đề nghị|yêu cầu|bắt|đòi)${some(2)} (?:đổi|thay)(?: lại)? (?:toàn bộ|hết|tất cả|cả)`,
      "wrong (?:item|items|size|colou?r|model|part|parts|product|goods|quantity|address|order|pallets?|labels?|box|boxes|delivery)|missing (?:\\w+ ){0,3}(?:item|items|boxes|box|units?|parts?|pieces(?! of info)|cartons?)|(?:\\w+ )?(?:units?|boxes|cartons|pieces) (?:short|missing|were missing)|short(?:-| )?(?:shipped|delivered)|not what (?:we|i) ordered",
    ),
  ],
  [
    "late",
    0.88,
    said(
      `(?:giao|hàng|đơn|ship|xe|tiến độ|lắp đặt|nghiệm thu)${some(4)} (?:trễ(?! em| con| nhất)|chậm(?! sóc)|muộn(?! đặt| mua| lấy| hỏi))`,
      "(?:trễ|quá|chậm|sai|thất|lỡ) hẹn|(?:trễ|chậm) (?:tiến độ|cả (?:tuần|tháng)|hạn)",
      "(?:trễ|chậm) (?:mất |đến |tới |gần )?\\d+(?: ?- ?\\d+)? ?(?:ngày|tuần|tiếng|giờ|tháng)",
      `(?:đã|đều|bị) (?:qua|quá) hạn${some(4)} (?:hứa|hẹn)`,
      `chưa${some(2)} (?:nhận được|thấy|giao|đến|tới|về)(?: được)? (?:hàng|đơn|máy|kiện|lô|đồ|tài liệu|giá cả|gì|sản phẩm|báo giá|hợp đồng|hồ sơ|thợ|xe)`,
      `(?:đợi|chờ|hỏi|giục|nhắc) (?:mãi|hoài|suốt|dài cổ|cả tuần|cả tháng|hơn|gần|mấy|\\d+|(?:\\p{L}+ )mãi)${some(4)} (?:chưa|vẫn chưa|rồi|không thấy)`,
      `(?:giao|ship|xử lý) nhanh (?:ghê|thật|quá|nhỉ)[^.]{0,12} (?:mới|chỉ|có)${some(2)} \\d+ (?:ngày|tuần|tháng)`,
      `(?:hứa|hẹn)${some(6)},? (?:mà|nhưng|đến giờ|tới giờ|giờ|tới nay|đến nay)${some(6)} (?:chưa|không thấy|vẫn|rồi)`,
      `(?:hàng|đơn|máy|${GOODS}|xe|thợ)${some(6)} vẫn chưa${some(1)} (?:tới|đến|về|giao|thấy|qua|lắp|có)`,
      "(?:still|yet)(?: \\w+){0,2} (?:not|haven't|hasn't)(?: \\w+){0,3} (?:arrived|received|delivered|shipped|here)|(?:hasn't|haven't|has not|have not|never|not)(?: \\w+){0,2} (?:arrived|received (?:the|our|my|anything)|been delivered|shipped)|(?:days|weeks?|hours) late|arrived late|deliver\\w*(?: \\w+){0,4} (?:late|delayed)|late (?:delivery|again)|delayed|behind schedule|still waiting (?:for|on) (?:the|our|my|delivery)|overdue (?:delivery|order|shipment)|(?:date|deadline|day)(?: (?!has|have)\\w+){0,9} (?:has|have) (?:long )?passed",
    ),
  ],
  [
    "service",
    0.84,
    said(
      `(?:không|chưa|chẳng|k|ko)(?: thấy)? (?:ai|có ai|thấy ai|người nào)${some(3)} (?:trả lời|phản hồi|xử lý|nghe|liên hệ|gọi lại|gọi báo|giải quyết|hỗ trợ|đến|qua (?:sửa|coi|xem|giúp)|qua$)`,
      "làm (?:ẩu|cẩu thả|qua loa|tắc trách)",
      `(?:gọi|nhắn|nhắn tin|liên hệ)${some(5)} (?:không (?:ai )?(?:nghe|bắt|trả lời)|không được|mãi không|không thấy trả lời)`,
      `(?:nhân viên|thái độ|tổng đài|kỹ thuật|chăm sóc|phục vụ|cskh)${some(5)} (?:tệ|kém|cộc lốc|không tốt|thiếu|không nhiệt tình|khó chịu|lạnh nhạt|chưa tốt|chưa được|cáu gắt|thờ ơ|quá tệ)`,
      `(?:chưa|không)${some(3)} nhận được (?:phản hồi|trả lời|câu trả lời|hồi âm|liên hệ|phương án|văn bản)`,
      `(?:phản hồi|trả lời|hỗ trợ|xử lý)${some(2)} (?:chậm(?! sóc)|quá lâu|rất lâu)`,
      `(?:không|chưa) hài lòng${some(3)} (?:cách|thái độ|nhân viên|tổng đài|phục vụ|chăm sóc|hỗ trợ)`,
      "làm ăn (?:kiểu gì|thế nào|như (?:thế|vậy))",
      `(?:gọi|nhắn|hỏi|giục|thúc)${some(6)} (?:lần|hôm|ngày|tuần)${some(4)} (?:không|chưa|chẳng) (?:ai|thấy|được)`,
      "đùn đẩy|bỏ rơi khách|hứa (?:suông|hoài|mãi)|thất hứa",
      "no ?(?:one|body)(?: \\w+){0,3} (?:answer|answers|answered|replied|replies|calls?|called|responded|gets|got|picks?)|(?:never|not|hasn't|haven't)(?: \\w+){0,3} (?:replied|called (?:us |me )?back|responded|got back|heard back)|rude|unhelpful|unprofessional|ignored (?:my|our|us)|hung up on|(?:hours?|minutes) on hold|poor (?:service|support|communication)|support (?:is|was|has been) (?:slow|terrible|poor|awful)|no reply|(?:chas(?:ed|ing)|emailed|called|written|reminded)(?: \\w+){0,8} (?:without|and (?:still )?(?:got|heard|have had|had)) (?:an? |any |no |nothing)?(?:answer|reply|response|back)?",
    ),
  ],
  [
    "quality",
    0.86,
    said(
      `${GOODS}${some(6)} (?:bị (?:${BROKEN}|ẩm)|hỏng|hư|kém chất lượng|không (?:chạy|hoạt động|lên|dùng được|đạt)|chạy nóng|hay (?:lỗi|tắt|treo|hỏng))`,
      `(?:bị|lại|đã|là|lại bị) ${BROKEN}`,
      `(?:giao|ship)(?: (?:tới|đến|về|qua))? (?:bể|vỡ|móp|rách|hư|hỏng|trầy)|(?:bể|vỡ|móp|rách|hư|hỏng|gãy) (?:mất |hết |tới )?\\d+ (?:chai|thùng|cái|hộp|chiếc|bộ|tấm|ly|bao|cây)`,
      "(?:thùng|hộp|bao|hàng|kiện|túi)(?: \\p{L}+){0,2} ướt (?:nhẹp|sũng|hết|nhem)",
      `(?:sơn|mặt bàn|khung|vải|gỗ|kính|nệm|bề mặt)${some(2)} (?:bị )?(?:trầy|xước|bong tróc|rạn nứt|nứt|phai màu|tróc|loang lổ)`,
      `(?:phần mềm|hệ thống|ứng dụng|app|trang web|máy chủ)${some(3)} (?:đứng|treo|sập|văng|bị đơ)`,
      `(?:da|mặt|môi|tay)${some(4)} (?:đỏ rát|nổi mẩn|dị ứng|phồng rộp)`,
      "(?:anh|chị|cô|bà|ông|bác|chú)(?: \\p{L}+){0,2} (?:chê|than)(?: \\p{L}+){0,1} (?:mẻ|lô|hàng|cà phê|máy|túi|vải|ghế|bàn)",
      `chất lượng${some(3)} (?:kém|không (?:đạt|tốt|đều|ổn)|đi xuống|giảm|tệ|có vấn đề)`,
      "(?:không|ko|chưa) (?:hoạt động|chạy|dùng|in|sử dụng) (?:được|bình thường)",
      "(?:hỏng|lỗi|hư) (?:liên tục|hoài|mãi|tiếp|nữa|lần|hết)|chập chờn|gần như không",
      `(?:máy|máy xay|quạt|động cơ|động|bánh|trục|bơm)${some(4)} (?:kêu|rung)${some(2)} (?:to|mạnh|lạ|liên tục|rít)|(?:máy|bơm|quạt)${some(4)} kêu rít`,
      `(?:máy|bộ|tủ|bồn|vòi|ống|van)${some(8)} (?:chảy nước|rỉ nước|rò nước|rò khí)`,
      `(?:có|lẫn) (?:sỏi|sạn|mọt|tóc|dị vật|côn trùng|tạp chất)`,
      `(?:thùng|hộp|kiện|bao|túi)${some(2)} (?:móp|rách|bẹp)(?: góc| méo)?`,
      "damaged|defective|faulty|broken(?! (?:down|into|with|out))|broke down|cracked|leaking|leaks|torn|scratched|soaked|dented|crushed|chipped|mou?ldy?|(?:not|stopped) working|(?:doesn't|does not|don't|do not) work|crashes|freezes|keeps? (?:crashing|failing|breaking|stopping|freezing)|poor quality|quality (?:has dropped|is poor|issues?|problems?)|fails? (?:again|every|after)|out of (?:order|contract|spec|specification)",
    ),
  ],
  [
    "price",
    0.78,
    said(
      `giá${some(5)} (?:quá cao|cao quá|cao hơn (?:nhiều|hẳn|bên)|đắt quá|quá đắt|tăng (?:nhiều|vô lý|liên tục|quá)|hơi cao|khá cao|hơi đắt|chát quá)|(?:đắt|mắc|chát) (?:quá|vậy|thế)${some(2)}$`,
      "too expensive|too (?:high|pricey|dear)|overpriced|price (?:increase|hike|rise)|prices? (?:is|are|went|has|have)(?: \\w+){0,3} (?:high|up|steep)|a bit steep|over our budget",
    ),
  ],
  [
    "other",
    0.74,
    said(
      "(?:khách|anh|chị|chú|cô|bác|sếp)(?: \\p{L}+)? (?:bực (?:vì|bội|dọc|lắm|quá|mình|do)|cáu (?:vì|gắt|lắm)|nổi giận|nổi nóng)",
      "khiếu nại|phàn nàn|than phiền|bức xúc|(?:rất|quá|khá|đang) (?:bực|giận)|bực (?:mình|lắm|quá)|thất vọng|(?:không|chưa) hài lòng|không chấp nhận|không thể chấp nhận|bồi thường|hoàn tiền|trả lại (?:hàng|toàn bộ|tiền)|quá (?:tệ|đáng)",
      "(?:anh|chị|cô|bà|ông|bác|chú)(?: \\p{L}+){0,2} (?:chê|phản ánh|than phiền)(?! giá)",
      "complaint|complain|complaining|disappoint\\w*|unacceptable|frustrat\\w*|unhappy|not happy|not satisfied|dissatisfied|(?:want|need|request|demand|get|like|claim|asking for|ask for|waiting for|owed)(?: \\w+){0,3} refund|refund (?:me|us|my|our|please)|let (?:us|me) down|compensat(?:e|ion) (?:us|me|for)|(?:want|need|demand|expect|claim)(?: \\w+){0,2} compensation",
    ),
  ],
];

const BAD = `(?:${BROKEN}|trễ|chậm|thiếu sót|khiếu nại|phàn nàn|nhầm|sai|vấn đề|sự cố)`;

/** Praise for the contrary, a hypothetical, or a wish: "không bị lỗi gì", "nếu giao trễ", "no complaints". */
const NO_COMPLAINT = said(
  `(?:không|chưa|ko|k|chẳng|ít khi|không còn|chưa từng|chưa bao giờ|không hề|khỏi lo|hết)${some(2)} (?:bị )?${BAD}(?! được)`,
  "no (?:complaints?|claims?|issues?|problems?|delays?|damage|defects?)|(?:never|not|nothing)(?: \\w+){0,2} (?:late|broken|damaged|delayed|wrong|missing)|without (?:any )?(?:problem|issue|delay|damage|complaint)s?",
  "(?:nếu|lỡ|tránh|phòng khi|để không|sợ|lo|ngại|chống|if|in case|to avoid|what happens (?:if|when)|unless)(?: [^ ]+){0,8} (?:lỗi|hỏng|trễ|chậm|thiếu|hủy|sai|vỡ|chê|late|damaged|broken|delayed|wrong|defective|missing|fails?|faulty)",
  "(?:không|chưa|ko|k|chẳng|hết)(?: còn| có| gì| điều| điểm| ai| thể| hoạt động){0,3}(?: để| phải| đáng| là){0,2} (?:phàn nàn|chê|chê trách|khiếu nại|không hài lòng|thất vọng)|không(?: bao giờ)? làm(?: \\p{L}+){0,2} thất vọng",
  "(?:if|unless)(?: [^ ]+){0,4} (?:doesn't|does not|don't) work|are(?: [\\w']+){1,8} (?:delayed|late|cancelled)(?: or \\w+)?\\?",
  "(?:không|kh|ko|k|chẳng)(?: đến nỗi| đến nổi| phải| hề){0,2} (?:quá )?tệ|(?:chưa bao giờ|chưa từng|không hề)(?: \\p{L}+){0,3} (?:thất vọng|phàn nàn|khiếu nại)",
  "(?:nếu|lỡ)(?: [^ ]+){0,3} (?:không|chưa) (?:thấy )?ai (?:trả lời|phản hồi|liên hệ|xử lý|gọi lại|giải quyết)",
  "(?:chính sách|điều khoản|quy trình|thời gian|policy|terms)(?: [^ ]+){0,6} (?:lỗi|hỏng|trễ|đổi trả|trả hàng|hoàn tiền|refund|returns?|defective|damaged|late)",
  "(?:không ai|chẳng ai|ít ai)(?: \\p{L}+)? (?:kêu|chê|phàn nàn|than)|(?:không|khỏi) chê",
  "đã (?:sửa|xử lý|khắc phục|giải quyết) (?:xong|rồi|ổn)|hết lỗi|fixed|resolved|solved|lỗi (?:máy|tay)",
);

/** The whole sentence lays nothing at our door: it was not us, all is right, somebody else's goods, or what is told of long ago. */
const IS_NOBODYS = said(
  "(?:on|from|at) our (?:own )?(?:side|end)",
  "(?:đúng|đủ|ổn|khớp|tốt|đạt) (?:hết|cả)(?: rồi)?|hãng khác|máy (?:của )?hãng|từng bị",
);
/** Said once, it clears us of all that was told before. */
const CLEARS_US = said(
  "not (?:your|anyone's|anybody's) (?:fault|mistake|doing)|nothing to do with (?:you|your)|our (?:own )?(?:fault|mistake)",
  "không phải (?:lỗi|tại) (?:của )?(?:bên )?(?:em|bạn|máy|nhà xe)|lỗi (?:tại |do |của )?(?:bên )?(?:anh|chị|mình|tụi mình|chúng tôi|tôi)|tại (?:bên )?(?:anh|chị|tụi mình|chúng tôi) (?:mà|thôi|chứ)",
);

/** An order that asks for more care than last time, or to have something worn out replaced, is an order. */
const LAST_TIME = said("(?:lần|kỳ|đợt|chuyến) (?:trước|rồi)|last (?:time|order|shipment)");
const TAKE_CARE = said(
  "dặn|nhớ|kiểm kỹ|cẩn thận|dán thêm|gói kỹ|bọc kỹ|để ý|(?:extra|better|more) (?:wrap|wrapping|padding|care)|would help|this time|hóa đơn",
);
const GOES_ON = said("vẫn|lại bị|lại (?:thiếu|trễ|sai|hỏng)|lần nào cũng|lần này (?:lại|cũng)|again|still");
const IS_TO_BE_REPLACED = said("muốn thay|thay (?:cái |máy |con )?mới|báo giá|dự toán|(?:need|want) (?:a )?(?:new|replacement)|quote");
/** A question about how a thing behaves asks for help. */
const IS_HOW_TO = /\?\s*$/u;
const BEHAVES = said("kêu|rung|chảy|rỉ|nghẹt|tắc|mịn|báo|lỗi|ướt|beeps?|noisy?|leaks?|work(?:s|ing)?");

export const clearsUs = (sentence: string): boolean => isSaid(CLEARS_US, sentence);

const isHarmless = (sentence: string, wrong: Values["complaint"]): boolean =>
  isSaid(IS_NOBODYS, sentence) ||
  clearsUs(sentence) ||
  (isSaid(LAST_TIME, sentence) && isSaid(TAKE_CARE, sentence) && !isSaid(GOES_ON, sentence)) ||
  (wrong === "quality" && (isSaid(IS_TO_BE_REPLACED, sentence) || (IS_HOW_TO.test(sentence) && isSaid(BEHAVES, sentence))));

/** In a colleague's note: what was done or went wrong on our own side is no complaint of the customer's. */
const OUR_DOING = said(
  "^(?:kho|xưởng|đội|tổ|bên kho|nhà in|the warehouse|warehouse)(?: \\p{L}+){0,2} (?:soạn|đóng|xếp|in|xuất|lấy|ghi|giao|hẹn|nhận|picked|packed|sent|labelled)",
  "(?:^|[,;:.] ?|(?:gọi|mail|nhắn tin|called|emailed|mailed) )(?:(?:em|mình|tôi|bên (?:em|mình)|i|we|to) )?(?:đã |vừa |have |had )?(?:xin lỗi|giải thích|tặng|đền bù|bồi thường|nhắc(?! lại)|kho báo|xưởng báo|apologi[sz]ed?|reminded?|explained?|offered|refunded|compensated)",
  "our (?:own |new )?(?:courier|warehouse|driver|team|printer|supplier|server|system|office|truck|van|website|accountant)s?|(?:kho|xưởng|xe|máy chủ|hệ thống|văn phòng|máy in|nhà cung cấp|shipper|kế toán)(?: \\p{L}+){0,2} (?:bên )?(?:mình|ta)",
);

/** In a colleague's note: the customer says, asks for or feels something. What is only found and mended at their place they may not mind. */
const THEY_SAY = said(
  "(?:khách|khách hàng|anh|chị|cô|chú|bác|ông|bà|bạn|họ|sếp|giám đốc|bên (?:họ|khách|đó|ấy|kia))(?: [\\p{L}']+){0,6} (?:nói|báo|bảo|kể|phản ánh|chê|kêu|than|than phiền|phàn nàn|khiếu nại|hỏi|nhắc|đòi|yêu cầu|bực|giận|hài lòng|thất vọng|gọi|cho biết|cho rằng|nhắn|đề nghị|trách|dọa|khen|thích|vui|mừng|ưng|đồng ý)",
  "phản ánh|khiếu nại|phàn nàn|than phiền|bức xúc|thất vọng|không hài lòng|báo (?:hàng|máy|xe|lô|đơn|lỗi|hỏng|thiếu)",
  "(?:customer|client|buyer|they|he|she|mr|ms|mrs|their \\w+)(?: [\\w.']+){0,4} (?:said|says|told|complain\\w*|report\\w*|is|are|was|were|asked|asks|wants?|demands?|claims?|mention\\w*|raised|has|have|got|received|feels?|felt)|complain\\w*|(?:un|not )happy|upset|angry|disappoint\\w*|frustrat\\w*|annoyed",
);

/** A note among ourselves: nothing in it is a customer's word. */
const INNER = said("(?:nội bộ|lưu hành nội bộ|internal(?: only)?|note to self)");

export const isOurDoing = (sentence: string): boolean => isSaid(OUR_DOING, sentence);
export const isTheirWord = (sentence: string): boolean => isSaid(THEY_SAY, sentence);
export const isInner = (sentence: string): boolean =>
  /^\P{L}{0,3}(?:n[oộ]i b[oộ]|l[uư]u h[aà]nh|internal|note to self)/iu.test(sentence) && isSaid(INNER, sentence);

/** What went wrong by the words of one sentence. */
export function wrongIn(sentence: string): ComplaintRule | undefined {
  const bare = withoutSaid(NO_COMPLAINT, sentence);
  const rule = COMPLAINT_RULES.find(([, , pattern]) => isSaid(pattern, bare));
  return rule && !isHarmless(sentence, rule[0]) ? rule : undefined;
}

/** Whether one sentence complains: which of a message's sentences is meant, once the message is known to complain. */
export const isComplaining = (sentence: string): boolean => wrongIn(sentence) !== undefined;
