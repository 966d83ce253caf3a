import type { Locale } from "../core/context.ts";

/** What an import says about a row or about itself, in the language of who started it. Pure. */

const quote = (value: string) => `"${value.length > 80 ? `${value.slice(0, 79)}…` : value}"`;

const en = {
  notDay: (value: string) => `${quote(value)} is not a day. Write 31/12/2026 or 2026-12-31`,
  notMoney: (value: string) => `${quote(value)} is not an amount. Write digits only, such as 1054.50`,
  notCount: (value: string) => `${quote(value)} is not a whole number in range`,
  notEmail: (value: string) => `${quote(value)} is not an e-mail address`,
  notPhone: (value: string) => `${quote(value)} is not a phone number`,
  notCountry: (value: string) => `${quote(value)} is not a country we know`,
  notUrl: (value: string) => `${quote(value)} is not a web address`,
  notWord: (value: string, known: string) => `${quote(value)} is not one of ${known}`,
  notContact: (value: string) => `no contact has the e-mail address ${quote(value)}`,
  takenEmail: (value: string) => `${quote(value)} belongs to another contact`,
  empty: () => "is empty, and a row needs it",
  nameless: () => "The row has neither a name nor an e-mail address",
  tooLong: (limit: string) => `is longer than ${limit} characters`,
  leftOut: (reason: string) => `${reason}. The rest of the row was imported`,
  brokenQuote: () => "A quotation mark opens in this line and is never closed",
  cellCount: (found: string, wanted: string) => `The row has ${found} cells, the headings are ${wanted}`,
  notMail: () => "This message cannot be read as mail",
  mailTooLarge: (mb: string) => `This message is larger than ${mb} MB`,
  stoppedAt: (line: string, because: string) => `Stopped at line ${line} because ${because}`,
  fileGone: () => "the uploaded file is no longer there. Import it again",
  noRecordEnd: () => "the row does not end within 4 MB: the file is no CSV, or a line end is missing",
  failure: () => "of a failure on our side, which has been logged. Resume to go on from there",
  noDate: () => "This message says no date",
  emptyFile: () => "This file is empty",
  tooLarge: (mb: string) => `A file to import has at most ${mb} MB. Split it, or export fewer rows at once`,
  noLength: () => "Send the file with its length (Content-Length)",
  noHeadings: () => "This file has no headings: its first row must name the columns",
  isKind: (kind: string, instead: string) => `This is ${kind}. ${instead}`,
  saveAsCsv: () => "Save the sheet as CSV (UTF-8) and import that",
  exportMbox: () => "Export the mailbox as .mbox, or single messages as .eml",
  unpack: () => "Unpack it and import the files inside",
  csvOrMbox: () => "What can be imported is CSV, .mbox and .eml",
  dataDictionary: () => "This file describes the columns of other files (a data dictionary): there are no records in it to import",
  unknownObject: (headings: string) =>
    `The columns (${headings}) fit neither companies, contacts, members, products nor deals. Say what the rows are`,
  unknownField: (field: string, object: string) => `${quote(field)} is not a field of ${object}`,
  missingColumns: (object: string, wanted: string) => `Rows of ${object} need a column for ${wanted}`,
};

type Words = typeof en;

const vi: Words = {
  notDay: (value) => `${quote(value)} không phải là ngày. Hãy viết 31/12/2026 hoặc 2026-12-31`,
  notMoney: (value) => `${quote(value)} không phải là số tiền. Chỉ viết chữ số, ví dụ 1.250.000`,
  notCount: (value) => `${quote(value)} không phải là số nguyên hợp lệ`,
  notEmail: (value) => `${quote(value)} không phải là địa chỉ email`,
  notPhone: (value) => `${quote(value)} không phải là số điện thoại`,
  notCountry: (value) => `Không nhận ra quốc gia ${quote(value)}`,
  notUrl: (value) => `${quote(value)} không phải là địa chỉ trang web`,
  notWord: (value, known) => `${quote(value)} không thuộc các giá trị: ${known}`,
  notContact: (value) => `Không có liên hệ nào dùng địa chỉ email ${quote(value)}`,
  takenEmail: (value) => `${quote(value)} là địa chỉ của một liên hệ khác`,
  empty: () => "đang để trống, trong khi dòng nào cũng cần có",
  nameless: () => "Dòng này không có tên, cũng không có địa chỉ email",
  tooLong: (limit) => `dài quá ${limit} ký tự`,
  leftOut: (reason) => `${reason}. Phần còn lại của dòng vẫn được nhập`,
  brokenQuote: () => "Dòng này mở dấu ngoặc kép mà không đóng lại",
  cellCount: (found, wanted) => `Dòng này có ${found} ô, còn tiêu đề có ${wanted} cột`,
  notMail: () => "Không đọc được thư này",
  mailTooLarge: (mb) => `Thư này lớn hơn ${mb} MB`,
  stoppedAt: (line, because) => `Đã dừng ở dòng ${line} vì ${because}`,
  fileGone: () => "tệp đã tải lên không còn nữa. Hãy nhập lại tệp",
  noRecordEnd: () => "dòng này dài quá 4 MB: tệp không phải CSV, hoặc thiếu dấu xuống dòng",
  failure: () => "hệ thống gặp lỗi (đã ghi lại). Bấm Tiếp tục để chạy tiếp từ đó",
  noDate: () => "Thư này không ghi ngày",
  emptyFile: () => "Tệp này rỗng",
  tooLarge: (mb) => `Tệp nhập vào tối đa ${mb} MB. Hãy chia nhỏ tệp, hoặc xuất ít dòng hơn mỗi lần`,
  noLength: () => "Hãy gửi tệp kèm độ dài (Content-Length)",
  noHeadings: () => "Tệp này không có tiêu đề: dòng đầu phải là tên các cột",
  isKind: (kind, instead) => `Đây là ${kind}. ${instead}`,
  saveAsCsv: () => "Hãy lưu bảng tính thành CSV (UTF-8) rồi nhập tệp đó",
  exportMbox: () => "Hãy xuất hộp thư thành .mbox, hoặc từng thư thành .eml",
  unpack: () => "Hãy giải nén rồi nhập các tệp bên trong",
  csvOrMbox: () => "Có thể nhập CSV, .mbox và .eml",
  dataDictionary: () => "Tệp này mô tả các cột của tệp khác (từ điển dữ liệu): không có bản ghi nào để nhập",
  unknownObject: (headings) =>
    `Các cột (${headings}) không giống công ty, liên hệ, thành viên, sản phẩm hay cơ hội bán hàng. Hãy cho biết mỗi dòng là gì`,
  unknownField: (field, object) => `${quote(field)} không phải là trường của ${object}`,
  missingColumns: (object, wanted) => `Nhập ${object} cần có cột ${wanted}`,
};

export const wordsOf = (locale: Locale): Words => (locale === "vi" ? vi : en);
