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
}

export const OPPOSITES: Opposites[] = [
  {
    question: "did they like it?",
    yes: "hài lòng|thích|ưng|ưng ý|mê|khen|ấn tượng|tâm đắc|satisfied|happy|pleased|delighted|impressed|(?<!would |look |looks |looked |just |something )like(?! to| a)|likes|liked|love|loves|loved|lovely|praised|enjoyed|enjoy|enjoys|glad",
    no: "chê|thất vọng|bực|bực mình|bức xúc|phàn nàn|khiếu nại|than phiền|khó chịu|ngán|unhappy|dissatisfied|disappointed|disappointing|upset|annoyed|frustrated|dislike|dislikes|disliked|hate|hates|hated|complained|complain|complains|criticised|criticized",
  },
  {
    question: "did it come in time?",
    yes: "đúng hẹn|đúng hạn|đúng giờ|đúng ngày|đúng tiến độ|kịp|kịp thời|sớm|on time|in time|on schedule|punctual|punctually|early|ahead of schedule|promptly",
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
    yes: "tốt|xuất sắc|tuyệt vời|tuyệt|good|excellent|great|superb|outstanding",
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
];
