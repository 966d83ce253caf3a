/** What a form's page says by itself, in the form's language. */
const en = {
  send: "Send",
  thanks: "Thank you. We will be in touch.",
  required: "Please fill this in",
  email: "This is not an e-mail address",
  phone: "This is not a phone number",
  tooLong: "This is too long",
  consent: "Please agree first",
  wait: "That was very quick. Please look it over and send it again.",
  late: "This page was open for a long time. Please send it again.",
  tooMany: "Too many have written in a short time. Please wait a few minutes and send it again.",
  leaveEmpty: "Leave this empty",
  optional: "optional",
  gone: "This form is not available any more.",
  source: "From",
  agreed: "Agreed to",
  left: "The record says otherwise and was left as it is",
  callBack: (who: string) => `Form filled in by ${who}`,
};

const vi: typeof en = {
  send: "Gửi",
  thanks: "Cảm ơn bạn. Chúng tôi sẽ liên hệ lại.",
  required: "Vui lòng điền mục này",
  email: "Địa chỉ email chưa đúng",
  phone: "Số điện thoại chưa đúng",
  tooLong: "Nội dung quá dài",
  consent: "Vui lòng đồng ý trước khi gửi",
  wait: "Bạn gửi nhanh quá. Vui lòng xem lại rồi bấm gửi lần nữa.",
  late: "Trang này đã mở quá lâu. Vui lòng bấm gửi lần nữa.",
  tooMany: "Có quá nhiều lượt gửi trong thời gian ngắn. Vui lòng đợi vài phút rồi gửi lại.",
  leaveEmpty: "Để trống ô này",
  optional: "không bắt buộc",
  gone: "Biểu mẫu này không còn dùng nữa.",
  source: "Nguồn",
  agreed: "Đã đồng ý",
  left: "Hồ sơ đang ghi khác nên được giữ nguyên",
  callBack: (who) => `Biểu mẫu do ${who} gửi`,
};

export const formWords = (language: "vi" | "en"): typeof en => (language === "vi" ? vi : en);
