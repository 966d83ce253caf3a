/** What a letter asks the reader to do with their money, their bank or their mouse: nobody may ask it where no source asks the same. */

const bounded = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${list})(?![\\p{L}\\p{M}\\p{N}])`, "iu");

const ASKED =
  "yêu cầu|đề nghị|vui lòng|làm ơn|nhờ|hãy|phải|cần|giúp|xin|kính mong|cứ|nhé|nha|ngay|please|kindly|ask|asks|asked|asking|request|requests|requested|demand|demands|demanded|must|need|needs|have to|has to|should|could you|can you|would you|want you to|wants you to";
const PAY =
  "(?<!(?:đã|chưa|được|vừa|không|ngày|hạn|kiện|thức|lịch|khoản|chứng từ|dự kiến|việc|kiểm tra|nhắc) )(?:chuyển(?: \\S+){0,3} tiền|chuyển khoản|trả(?: \\S+){0,2} tiền|nộp(?: \\S+){0,2} tiền|đóng(?: \\S+){0,2} tiền|gửi(?: \\S+){0,2} tiền|thanh toán|đặt cọc|tạm ứng)|pay|remit|wire|transfer (?:the |your |a |us |me )?(?:money|funds|amount|balance|deposit|payment|sum)|send (?:us |me )?(?:the |your )?(?:money|funds|payment)(?! advice| proof| slip| confirmation| schedule| terms| details)|make (?:the |a |your )?(?:payment|deposit|transfer)";
const OPENS_WITH_PAY = new RegExp(`^(?:${PAY.slice(PAY.indexOf("(?:chuyển"))})(?![\\p{L}\\p{M}])`, "iu");

interface Demand {
  found(text: string): string | undefined;
  heard: RegExp;
}

const DEMANDS: Demand[] = [
  {
    found: (text) => OPENS_WITH_PAY.exec(text.trim())?.[0] ?? (bounded(ASKED).test(text) ? bounded(PAY).exec(text)?.[0] : undefined),
    heard: bounded(
      "thanh toán|chuyển khoản|chuyển tiền|trả tiền|trả trước|nộp tiền|đóng tiền|công nợ|còn nợ|hóa đơn|hoá đơn|quá hạn|đến hạn|đặt cọc|cọc|tạm ứng|thanh toan|chuyen khoan|cong no|hoa don|dat coc|pay|pays|paid|payment|payments|payable|invoice|invoices|overdue|outstanding|owe|owes|deposit|remit|remittance|wire|transfer",
    ),
  },
  {
    found: (text) =>
      bounded(
        "số tài khoản|stk|tài khoản (?:ngân hàng|cá nhân|của (?:em|tôi|mình|chúng tôi|bên em|bên mình|công ty|chị|anh)|sau|dưới đây|mới|này)|(?:vào|qua|tới|sang) tài khoản|ví điện tử|momo|zalopay|bitcoin|usdt|số thẻ|mã otp|otp|mã xác thực|mật khẩu|thông tin ngân hàng|bank account|bank details|account number|(?:into|to) (?:my|our|this|the following) account|iban|swift code|gift cards?|card number|password|passcode|one-time code",
      ).exec(text)?.[0],
    heard: bounded(
      "tài khoản|stk|ví điện tử|momo|zalopay|số thẻ|otp|mật khẩu|ngân hàng|tai khoan|ngan hang|mat khau|account|bank|iban|swift|gift cards?|card number|password|passcode",
    ),
  },
  {
    found: (text) =>
      bounded(
        "(?:bấm|nhấn|nhấp|ấn|click|kích)(?: \\S+){0,3} (?:link|liên kết|đường dẫn|nút|đây|bên dưới)|(?:mở|truy cập|vào)(?: \\S+){0,2} (?:link|liên kết|đường dẫn|đường link)|quét mã|mã qr|đăng nhập(?: vào)?|tải (?:ứng dụng|app|phần mềm|tệp|file)|click(?: \\S+){0,3}|(?:follow|open|use|visit) (?:the|this|our) link|scan (?:the|this) (?:qr )?code|log ?in (?:to|at|here)|sign in (?:to|at|here)|download (?:the|this|our) (?:app|file|attachment)",
      ).exec(text)?.[0],
    heard: bounded(
      "bấm|nhấn|nhấp|click|link|liên kết|đường dẫn|quét mã|qr|đăng nhập|tải|ứng dụng|truy cập|cổng|log ?in|sign in|scan|download|portal|app|https?://\\S+",
    ),
  },
];

/** Words of the sentence that ask for money, an account or a click which no source speaks of. */
export const unfoundedDemands = (text: string, sources: string[]): string[] =>
  DEMANDS.flatMap(({ found, heard }) => {
    const raw = found(text);
    return raw && !sources.some((source) => heard.test(source)) ? [raw] : [];
  });
