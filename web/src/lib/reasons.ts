/**
 * What the server finds wrong with a field, told to people: it says so in English, by what would be right. Loaded when something was refused.
 * test/http/reasons.test.ts reads every reason out of the server's sources and wants a sentence here for each.
 */

const PASSWORD_VI: [RegExp, string][] = [
  [/^10 to 200 characters/, "Mật khẩu cần từ 10 đến 200 ký tự"],
  [/^varied/, "Mật khẩu không nên lặp đi lặp lại cùng ký tự"],
  [/^no walk over the keyboard/, "Mật khẩu không nên là các phím liền nhau"],
  [/^no row of neighbouring/, "Mật khẩu không nên là dãy chữ hoặc số liền nhau"],
  [/^without your own name/, "Mật khẩu không nên chứa tên, email của bạn hay tên công ty"],
  [/on the lists of stolen/, "Mật khẩu này dễ bị đoán. Ba, bốn từ không liên quan đến nhau là tốt"],
  [/current password/, "Mật khẩu hiện tại chưa đúng"],
  [/password you chose when/, "Đây không phải mật khẩu bạn đã chọn khi đăng ký"],
  [/password of this address/, "Email hoặc mật khẩu chưa đúng"],
  [/six digits/, "Mã chưa đúng: hãy nhập sáu chữ số ứng dụng đang hiện"],
  [/code that was not used/, "Mã chưa đúng hoặc đã dùng rồi"],
  [/sign-in of the last ten minutes/, "Lần đăng nhập này đã quá lâu: hãy bắt đầu lại"],
  [/newest mail, not used/, "Liên kết này đã dùng hoặc đã cũ: hãy mở liên kết trong thư mới nhất"],
  [/own authenticator/, "Khóa truy cập này chưa được chấp nhận: hãy thử lại"],
];

const PEOPLE_VI: [RegExp, string][] = [
  [/phone number such as/, "Số điện thoại chưa đúng, ví dụ 0903 123 456"],
  [/belongs to another contact, which is in the bin/, "Địa chỉ này thuộc về một liên hệ đang ở thùng rác"],
  [/belongs to another contact/, "Địa chỉ này đã thuộc về một liên hệ khác"],
  [/a name, or an e-mail/, "Hãy nhập tên hoặc địa chỉ email"],
  [/^your name/, "Hãy nhập tên của bạn"],
  [/address that nobody signs in/, "Đã có người đăng nhập bằng địa chỉ này"],
  [/address of somebody who can sign in/, "Không có ai đăng nhập bằng địa chỉ này"],
  [/name that no other team/, "Đã có đội nhóm tên này"],
  [/name that no other role/, "Đã có vai trò tên này"],
  [/team that is not below/, "Một đội nhóm không thể nằm dưới chính nó"],
  [/(?:another|a) team/, "Đội nhóm hoặc người này không còn nữa: hãy chọn lại"],
  [/any but owner/, "Không thể giao vai trò chủ sở hữu: chủ sở hữu tự chuyển quyền"],
  [/at most your own rights/, "Vai trò này nhiều quyền hơn bạn có"],
  [/id of a role/, "Vai trò này không còn nữa: hãy chọn lại"],
  [/member/, "Thành viên này không còn ở đây: hãy chọn người khác"],
  [/somebody it is not shared with/, "Hồ sơ này đã được chia sẻ với họ"],
  [/somebody else noted it/, "Chỉ người ghi mới có thể giữ riêng"],
];

const PLACES_VI: [RegExp, string][] = [
  [/https:\/\/example\.com\/hook/, "Hãy nhập một địa chỉ web, ví dụ https://congty.vn/webhook"],
  [/without a user name or password/, "Địa chỉ không được chứa tên đăng nhập hay mật khẩu"],
  [/begins with https/, "Địa chỉ phải bắt đầu bằng https://"],
  [/port where https/, "Chỉ dùng được cổng của https: 443 hoặc 8443"],
  [/on the public Internet/, "Địa chỉ phải ở trên Internet công cộng, không phải trong mạng nội bộ"],
  [/site such as/, "Hãy nhập một trang web, ví dụ https://www.congty.vn, không kèm đường dẫn"],
  [/on one of the sites/, "Địa chỉ phải nằm trên một trong các trang web ở trên"],
  [/each field once/, "Mỗi mục chỉ được chọn một lần"],
  [/an e-mail address or a phone/, "Cần hỏi địa chỉ email hoặc số điện thoại"],
  [/either a path or a constant/, "Hãy chọn một mục trong dữ liệu hoặc nhập một giá trị cố định"],
  [/known of days gone by/, "Không ai biết điều này của những ngày đã qua: hãy chọn một trường khác"],
  [/fields of the target/, "Mục này không có ở loại hồ sơ đã chọn"],
  [/name of an event/, "Hãy chọn sự kiện trong danh sách"],
  [/time zone such as/, "Múi giờ chưa đúng, ví dụ Asia/Ho_Chi_Minh"],
  [/currency of ISO/, "Mã tiền tệ chưa đúng, ví dụ VND"],
  [/country of ISO/, "Mã quốc gia chưa đúng, ví dụ VN"],
  [/moment in the future/, "Hãy chọn một thời điểm trong tương lai"],
  [/companies, contacts, members, products, deals or orders/, "Hãy chọn tệp này chứa gì"],
  [/a time, or no `by`/, "Chỉ nhóm được theo ngày, tuần, tháng khi mục đó là thời gian"],
  [/a field with one value/, "Hãy chọn một mục chỉ có một giá trị"],
  [/a number or an amount/, "Hãy chọn một mục là số hoặc số tiền"],
];

const RECORDS_VI: [RegExp, string][] = [
  [/contacts, companies, deals or orders/, "Hãy chọn ít nhất một liên hệ, công ty, cơ hội hoặc đơn hàng"],
  [/company or the contact that ordered/, "Hãy chọn công ty hoặc liên hệ đã đặt hàng"],
  [/price of one, or the line's amount/, "Hãy nhập đơn giá"],
  [/at most what the line comes to/, "Giảm giá không thể lớn hơn tiền hàng của dòng"],
  [/line's amount is given|quantity × unit price|the lines and the tax/, "Số tiền này được tính từ các dòng hàng"],
  [/smaller (?:number|amounts)/, "Số này quá lớn"],
  [/at most three decimals/, "Số lượng có tối đa ba chữ số thập phân"],
  [/known of days gone by/, "Hãy chọn một mục còn lưu giá trị của những ngày trước"],
  [/does not show lines/, "Vai trò của bạn không xem được các dòng hàng"],
  [/does not show amounts/, "Vai trò của bạn không xem được số tiền"],
  [/(?:record|records) that exists?/, "Hồ sơ được chọn không còn nữa: hãy chọn lại"],
  [/each record once/, "Mỗi hồ sơ chỉ được chọn một lần"],
  [/at least one other value/, "Các giá trị này giống hệt giá trị đang có"],
  [/your role shows/, "Vai trò của bạn không xem được mục này"],
  [/as far as .*: nobody changes/, "Không thể sửa những gì không xem được"],
  [/of your workspaces|id or name of one/, "Không gian làm việc này không còn nữa: hãy chọn lại"],
  [/name, email and password/, "Hãy nhập tên, email và mật khẩu"],
  [/no source says this/, "Không có nguồn nào nói điều này"],
  [/words of the activity|value that is said there/, "Hãy chỉ ra những từ có trong nội dung"],
  [/stretch of time such as/, "Hãy nhập chữ, số, một danh sách hoặc một khoảng thời gian"],
  [/cursor/i, "Danh sách đã đổi: hãy tải lại trang"],
  [/app(?: registered|$)/, "Ứng dụng này chưa đăng ký ở đây"],
  [/^a text/, "Hãy nhập chữ"],
  [/is missing/, "Vui lòng điền mục này"],
  [/is not known here|(?:is|be) (?:none|one) of|^one of|^no field of/, "Hãy chọn một giá trị trong danh sách"],
  [/^the id of/, "Mục được chọn không còn nữa: hãy chọn lại"],
];

const VIETNAMESE = [...PASSWORD_VI, ...PEOPLE_VI, ...PLACES_VI, ...RECORDS_VI];

type Language = "vi" | "en";

/** What the schemas' library says in its own words, as the page says it before anything is sent. */
const SCHEMAS: [RegExp, Record<Language, string>][] = [
  [/expected string to have >=1 char/, { vi: "Vui lòng điền mục này", en: "Fill this in" }],
  [/string to have <=(\d+)/, { vi: "Tối đa # ký tự", en: "At most # characters" }],
  [/<=(\d+)/, { vi: "Tối đa #", en: "At most #" }],
  [/>=?(-?\d+)/, { vi: "Tối thiểu #", en: "At least #" }],
  [/Invalid email/, { vi: "Địa chỉ email không hợp lệ", en: "This is not an e-mail address" }],
  [/Invalid URL/, { vi: "Bắt đầu bằng https://", en: "Start with https://" }],
  [/expected (?:number|int)/, { vi: "Vui lòng nhập số", en: "Write a number" }],
  [/must match pattern/, { vi: "Chưa đúng định dạng", en: "This does not have the right form" }],
];

export const NOT_RIGHT = { vi: "Giá trị này chưa đúng", en: "This value is not right" };

const isVietnamese = (text: string): boolean => /[À-ỹ]/.test(text);

function inEnglish(text: string): string {
  if (/^(?:must|is|belongs) /.test(text)) return `This ${text}`;
  if (/^[a-z0-9]/.test(text)) return `Should be ${text}`;
  return /^(?:Invalid|Too|Unrecognized)/.test(text) ? NOT_RIGHT.en : text;
}

function ofSchema(text: string, language: Language): string | undefined {
  const found = /^(?:Invalid|Too)/.test(text) ? SCHEMAS.find(([pattern]) => pattern.test(text)) : undefined;
  return found?.[1][language].replace("#", found[0].exec(text)?.[1] ?? "");
}

/** One reason in the reader's language. */
export function reasonSaid(text: string, language: Language): string {
  if (isVietnamese(text)) return text;
  const inVietnamese = () => VIETNAMESE.find(([pattern]) => pattern.test(text))?.[1] ?? NOT_RIGHT.vi;
  return ofSchema(text, language) ?? (language === "en" ? inEnglish(text) : inVietnamese());
}
