/**
 * Words of contrary meaning, in both languages. Each family is one question with two answers ("was it on time?"); a word stands in it only
 * where it answers that question whatever it is said of. Negated words count as the other answer, so no "not …" belongs here.
 */
export interface Opposites {
  question: string;
  yes: string;
  no: string;
  /** What is meant to come answers it, too: "we will stop". */
  isOfPlans?: boolean;
  /** It is mostly said without a word of what it is about: "it's a yes". */
  isOfTheWhole?: boolean;
  /** Only clauses on the same matter can be of contrary meaning: a price includes one thing and not the other. */
  isOfTheClause?: boolean;
}

export const OPPOSITES: Opposites[] = [
  {
    question: "did they like it?",
    yes: "hài lòng|thích|ưng|ưng ý|mê|khen|ấn tượng|tâm đắc|satisfied|happy|pleased|delighted|impressed|(?<!would |look |looks |looked |just |something )like(?! to| a)|likes|liked|love|loves|loved|lovely|praised|gorgeous|enjoyed|enjoy|enjoys|glad",
    no: "ghét|chê|thất vọng|bực|bực mình|bức xúc|phàn nàn|khiếu nại|than phiền|khó chịu|ngán|unhappy|dissatisfied|disappointed|disappointing|upset|annoyed|frustrated|dislike|dislikes|disliked|hate|hates|hated|complained|complain|complains|criticised|criticized",
  },
  {
    question: "did it come in time?",
    yes: "đúng hẹn|đúng hạn|đúng giờ|đúng ngày|đúng tiến độ|đúng như hẹn|kịp|kịp thời|sớm|on time|in time|on schedule|punctual|punctually|early|ahead of schedule|promptly",
    no: "trễ|chậm|chậm trễ|muộn|trễ hẹn|quá hẹn|late|delayed|behind schedule|overdue",
  },
  {
    question: "did they take it?",
    yes: "đồng ý|chấp nhận|nhận lời|chấp thuận|duyệt|phê duyệt|chốt|accepted|accept|accepts|agreed to|approved|approve|approves|went ahead with|go ahead with|took up|signed off",
    no: "từ chối|bác bỏ|khước từ|declined|decline|declines|refused|refuse|refuses|rejected|reject|rejects|turned down|turn down|passed on|said no",
  },
  {
    question: "is it dear?",
    yes: "đắt|mắc|cao|chát|expensive|too high|pricey|costly|steep",
    no: "rẻ|hợp lý|phải chăng|vừa túi tiền|cheap|inexpensive|reasonable|affordable|fair|competitive",
  },
  {
    question: "does it grow?",
    isOfPlans: true,
    yes: "tăng|tăng lên|mở rộng|nhiều hơn|increase|increases|increased|increasing|grow|grows|grew|growing|rise|rises|rose|rising|expand|expands|expanded|expanding|go up|went up",
    no: "giảm|giảm xuống|thu hẹp|ít hơn|cắt giảm|decrease|decreases|decreased|shrink|shrinks|shrank|fall|falls|fell|falling|drop|drops|dropped|cut back|reduce|reduces|reduced|go down|went down",
  },
  {
    question: "is it all there?",
    yes: "đủ|đầy đủ|nhận đủ|giao đủ|complete|in full|all there",
    no: "thiếu|hụt|thất lạc|missing|incomplete|short",
  },
  {
    question: "is it whole and does it work?",
    yes: "ổn định|chạy tốt|chạy ổn|chạy êm|hoạt động tốt|nguyên vẹn|lành lặn|còn tốt|trơn tru|intact|undamaged|works|working|works well|work well|worked well|run well|runs well|ran well|reliable|reliably|flawless|flawlessly|smoothly",
    no: "hỏng|hư|(?<!xin |nhận )lỗi|vỡ|nứt|rách|móp|mẻ|bể|ẩm|mốc|gãy|trục trặc|broken|damaged|faulty|defective|torn|cracked|dented|malfunctioning|out of order|failing",
  },
  {
    question: "is it made to last?",
    yes: "bền|dày dặn|cứng cáp|sturdy|durable|robust|solid|strong",
    no: "mỏng manh|ọp ẹp|yếu|dễ rách|dễ vỡ|dễ gãy|dễ hỏng|flimsy|fragile|weak|brittle",
  },
  {
    question: "is it good?",
    yes: "tốt|đẹp|xuất sắc|tuyệt vời|tuyệt|gorgeous|beautiful|good|excellent|great|superb|outstanding",
    no: "tệ|kém|dở|tồi|poor|bad|terrible|awful|substandard",
  },
  {
    question: "does it go on?",
    isOfPlans: true,
    yes: "tiếp tục|gia hạn|duy trì|giữ nguyên|continue|continues|continuing|continued|renew|renews|renewed|renewing|keep(?! you| me| us| in)|keeps|keeping|extend|extends|extended|maintain",
    no: "ngừng|ngưng|dừng|chấm dứt|kết thúc|huỷ|hủy|stop|stops|stopped|stopping|end the|ends the|ended the|ending the|terminate|terminates|terminated|cancel|cancels|cancelled|canceled|discontinue|discontinued",
  },
  {
    question: "did it stand the test?",
    yes: "đạt|qua được|đã qua|vượt qua|đậu|passed|succeeded|successful|went well",
    no: "trượt|rớt|thất bại|failed|unsuccessful|went badly",
  },
  {
    question: "is there any of it?",
    yes: "còn hàng|có sẵn|sẵn hàng|sẵn có|in stock|available",
    no: "hết hàng|cháy hàng|hết sạch|đứt hàng|out of stock|sold out|unavailable|back-ordered",
  },
  {
    question: "is it fast?",
    yes: "nhanh|nhanh chóng|fast|quick|quickly|swift|swiftly|speedy",
    no: "chậm|ì ạch|slow|slowly|sluggish",
  },
  {
    question: "is it the right one?",
    yes: "đúng mẫu|đúng màu|đúng loại|đúng mã|đúng quy cách|đúng kích thước|chính xác|correct|accurate",
    no: "sai|nhầm|lệch|wrong|incorrect|inaccurate|mistaken",
  },
  {
    question: "is it easy?",
    yes: "dễ dùng|dễ sử dụng|dễ lắp|đơn giản|easy|simple|straightforward",
    no: "khó dùng|khó sử dụng|khó lắp|rắc rối|phức tạp|difficult|complicated|cumbersome",
  },
  {
    question: "are they keen on it?",
    yes: "quan tâm|hào hứng|háo hức|interested|keen|eager|enthusiastic",
    no: "thờ ơ|dửng dưng|ngần ngại|lưỡng lự|uninterested|indifferent|reluctant|hesitant",
  },
  {
    question: "is it in the price?",
    isOfTheClause: true,
    yes: "gồm|bao gồm|đã có(?= (?:vat|thuế|phí|vận))|included|inclusive|includes|include|including",
    no: "chưa(?= (?:vat|thuế))|không(?= (?:vat|thuế))|loại trừ|excluded|excluding|exclusive|excludes|plus(?= vat)|extra",
  },
  {
    question: "is it charged for?",
    isOfTheClause: true,
    yes: "tính phí|thu phí|có phí|tính tiền|thu tiền|lấy tiền|phụ thu|charged|charge|charges|billed|at your (?:cost|expense)|for a fee",
    no: "miễn phí|miễn cước|free|free of charge|complimentary|waived|on us|at our (?:cost|expense)",
  },
  {
    question: "is it paid?",
    yes: "đã chuyển|đã trả|chuyển nốt|trả nốt|chuyển khoản|thanh toán|paid|settled|transferred",
    no: "tạm giữ|giữ lại|còn giữ|kẹt tiền|còn nợ|withheld|withholding|held back|holding back|on hold",
  },
  {
    question: "were they told?",
    isOfTheWhole: true,
    yes: "(?:đã )?báo(?= (?:anh|chị|ông|bà|bạn|ngay|trước|cho|khách))|thông báo|informed|notified|warned",
    no: "giấu|quên báo|im lặng|kept silent|forgot to tell|kept from",
  },
  {
    question: "does it press?",
    yes: "gấp|cần gấp|khẩn|khẩn cấp|vội|urgent|urgently|rush|hurry|asap|pressing",
    no: "thong thả|thư thả|từ từ|khi nào cũng được|lúc nào cũng được|no rush|no hurry|whenever",
  },
  {
    question: "is it much?",
    isOfTheClause: true,
    yes: "nhiều|dư|thừa|quá nhiều|too much|too many|plenty|surplus",
    no: "ít|thiếu|quá ít|too little|too few|scarce",
  },
  {
    question: "is it settled?",
    isOfTheClause: true,
    isOfPlans: true,
    yes: "cố định|không đổi|giá cũ|fixed|firm|unchanged",
    no: "tăng giá|lên giá|biến động|may change|can change|could change|will change|subject to change|varies",
  },
  {
    question: "will it do?",
    isOfTheWhole: true,
    yes: "chấp nhận được|acceptable|satisfactory|a yes",
    no: "không chấp nhận được|unacceptable|unsatisfactory|a no",
  },
  {
    question: "is it busy there?",
    yes: "đông khách|đông|kín phòng|kín chỗ|busy|fully booked|crowded|packed with",
    no: "vắng khách|vắng|ế|ế ẩm|trống phòng|quiet|empty|deserted",
  },
  {
    question: "does it sell?",
    yes: "bán chạy|bán hết|sold out|sold well|sells well|sell themselves|flew off",
    no: "bán chậm|ế ẩm|bán ế|sold badly|sold poorly|sells poorly|unsold|did not sell",
  },
  {
    question: "who bears it?",
    yes: "bên em chịu|bên em lo|is ours|are ours|on us|at our expense|we bear",
    no: "bên anh chịu|bên chị chịu|is yours|are yours|at your expense|you bear|for your account",
  },
  {
    question: "is it whole on arrival?",
    yes: "nguyên vẹn|in good condition|in perfect condition|in good order|safe and sound|unharmed",
    no: "hư hỏng|hỏng|vỡ|móp|rách|damaged|broken|torn|dented|wet|ruined",
  },
];
