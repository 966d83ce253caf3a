/** What a sentence tells, and how else a source may speak of it. */
export interface Happening {
  told: string;
  heard?: string;
}

/**
 * What happens in business and what befalls it, in both languages: each line is one event in all its words. A sentence may tell of it only
 * where a source has one of them.
 */
export const HAPPENINGS: Happening[] = [
  { told: "cháy|bốc cháy|hoả hoạn|hỏa hoạn|burn|burns|burned|burnt|fire|blaze" },
  { told: "ngập|lụt|lũ|bão|flood|floods|flooded|flooding|storm|typhoon" },
  { told: "mất trộm|trộm|cướp|rob|robbed|robbery|stolen|stole|theft|burgled|break-in" },
  { told: "nổ|explode|exploded|explosion|blew up|burst" },
  { told: "tai nạn|accident|crash|crashed|injured|bị thương" },
  {
    told: "nghỉ việc|thôi việc|rời công ty|từ chức|has left|have left|left the company|left the team|resigned|resign|quit|stepped down|retired|nghỉ hưu",
  },
  { told: "phá sản|giải thể|sáp nhập|bankrupt|insolvent|merged|acquired|taken over" },
  { told: "kiện|khởi kiện|sue|sued|lawsuit|legal action" },
  { told: "giới thiệu|recommend|recommends|recommended|recommending|referred|referring|introduce|introduced|introducing|introduction" },
  { told: "gia hạn|tái ký|renew|renewed|renewing|renewal|extend|extended|extending|extension" },
  { told: "khai trương|mở thêm|mở quán|mở chi nhánh|mở cửa hàng|mở văn phòng|opened|opening|open a|new store|new office|new branch" },
  { told: "đóng cửa|closed|closing|close down|shut down|shut" },
  { told: "chuyển địa điểm|dời về|dọn về|chuyển về|chuyển sang địa chỉ|moved to|moved into|relocated|relocation|new building" },
  { told: "bán lại|thanh lý|resold|sold off|sold on" },
  { told: "bảo trì|bảo dưỡng|sửa|sửa chữa|vệ sinh|serviced|service|maintained|maintenance|repaired|repair|fixed|fix" },
  { told: "hỏng|hư|gãy|vỡ|trục trặc|bể|rách|broke|broken|breaks|damaged|damage|torn|failed|faulty|defective" },
  { told: "thất lạc|mất hàng|lost at|got lost|went missing|is lost|was lost|were lost" },
  { told: "giải thưởng|đoạt giải|thắng giải|được giải|prize|award|awarded|won a|medal|giải nhất" },
  { told: "huỷ|hủy|dừng|ngưng|rút|cancel|cancelled|canceled|cancels|called off|stop|stopped|withdrew|withdrawn" },
  { told: "ghé|thăm|tham quan|khảo sát|ra đảo|đến xem|lên xem|visit|visited|visits|visiting|came to see|come to see|two days at|toured" },
  { told: "tuyển|hired|hire|recruited" },
  { told: "tăng lương|thăng chức|bổ nhiệm|promoted|appointed" },
  { told: "cưới|kết hôn|đám cưới|married|wedding" },
  { told: "qua đời|mất hôm|tang|died|passed away|funeral" },
  { told: "ốm|bệnh|nhập viện|sick|ill|hospital" },
  { told: "đình công|strike" },
  { told: "đầu tư|gọi vốn|invested|investment|raised funding" },
  {
    told: "chuyển khoản|thanh toán|trả tiền|trả nốt|chuyển nốt|chuyển tiền|chuyển cọc|đã chuyển|paid|transferred|settled|wired",
    heard: "chuyển|trả|tiền|cọc|công nợ|quá hạn|pay|payment|payments|transfer|settle|overdue|unpaid",
  },
  { told: "đã ký|ký hợp đồng|ký kết|signed|signing", heard: "ký|sign|countersigned|signature" },
  { told: "lắp|lắp đặt|installed|install|installation" },
  { told: "mượn|cho thuê|thuê|lent|borrowed|rented|rent|leased" },
  { told: "nâng cấp|upgrade|upgraded" },
  { told: "dán|đóng gói|wrap|wrapped|packed|taped" },
  { told: "từ chối|refused|declined|rejected|turned down|turn down" },
  {
    told: "khen|praised|complimented",
    heard: "hài lòng|ưng|thích|ngon|thơm|tuyệt|đẹp|love|loved|like|liked|happy|gorgeous|great|excellent|praise|compliment|good|tốt",
  },
  {
    told: "đã mua|đã đặt mua|đặt mua|bought|have ordered|has ordered|you ordered|purchased",
    heard:
      "đặt|mua|đơn hàng|lấy|gửi|giao|ghi|cần|chốt|order|orders|ordered|ordering|purchase|take|took|booked|please|need|go ahead|po|received|paid|invoice|hoá đơn|hóa đơn|thắng|won",
  },
];
