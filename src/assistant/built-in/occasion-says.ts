import type { OccasionPhrase, Variants } from "./phrases.ts";

/** What is said when a contract runs out, at good news, at Tết and on a birthday. */
type Says = Record<OccasionPhrase, Variants>;

export const VIETNAMESE_OCCASIONS: Says = {
  term: {
    friendly: ["{Me} xin nhắc {you}: hợp đồng{code} của hai bên hết hạn vào ngày {until}{please}."],
    formal: ["{We} xin thông báo hợp đồng{code} giữa hai bên hết hạn vào ngày {until}."],
    direct: ["Hợp đồng{code} của hai bên hết hạn ngày {until}."],
  },
  term_ended: {
    friendly: ["Hợp đồng{code} của hai bên đã hết hạn từ ngày {until}, {me} xin hỏi {you} về việc gia hạn{please}."],
    formal: ["Hợp đồng{code} giữa hai bên đã hết hạn từ ngày {until}, {we} xin trao đổi với {you} về việc gia hạn."],
    direct: ["Hợp đồng{code} của hai bên đã hết hạn từ ngày {until}."],
  },
  term_unknown: ["{Me} xin trao đổi với {you} về việc gia hạn cho kỳ tới{please}."],
  renew_ask: {
    friendly: ["{You} có muốn tiếp tục cho kỳ tới không, và có điểm nào cần điều chỉnh không{please}?"],
    formal: ["{You} vui lòng cho {we} biết có tiếp tục cho kỳ tới không và có điểm nào cần điều chỉnh{please}."],
    direct: ["{You} có gia hạn không, và cần đổi điểm nào{please}?"],
  },
  renew_offer: ["Nếu {you} đồng ý, {me} sẽ chuẩn bị giấy tờ gia hạn để {you} xem trước{please}."],
  news_quote: {
    friendly: ["Trong tin hôm {day} {you} có viết: “{quote}”"],
    formal: ["Trong thư ngày {day}, {you} có viết: “{quote}”"],
    direct: ["Hôm {day} {you} viết: “{quote}”"],
  },
  news: {
    friendly: ["{Me} rất vui khi nghe tin về việc {what} của {yours}."],
    formal: ["{We} rất vui mừng được biết về việc {what} của {yours}."],
    direct: ["{Me} được biết về việc {what} của {yours}."],
  },
  congratulate: {
    friendly: ["{Me} xin chúc mừng {you}{please}!"],
    formal: ["{We} trân trọng chúc mừng {you}."],
    direct: ["Chúc mừng {you}{please}."],
  },
  congratulate_wish: {
    friendly: ["Chúc {you} ngày càng thuận lợi và gặt hái thêm nhiều thành công."],
    formal: ["Kính chúc {you} tiếp tục gặt hái nhiều thành công."],
    direct: ["Chúc {you} nhiều thành công."],
  },
  tet: {
    friendly: ["Nhân dịp Tết {lunarYear}, {me} xin chúc {you} cùng gia đình năm mới dồi dào sức khỏe, bình an và hạnh phúc."],
    formal: ["Nhân dịp năm mới {lunarYear}, {we} kính chúc {you} cùng gia đình an khang, thịnh vượng và vạn sự như ý."],
    direct: ["Chúc {you} và gia đình năm mới {lunarYear} sức khỏe, bình an."],
  },
  tet_business: {
    friendly: ["Chúc công việc {yours} sang năm hanh thông, vạn sự như ý."],
    formal: ["Kính chúc công việc của {you} trong năm mới thuận lợi và phát đạt."],
    direct: ["Chúc công việc năm mới thuận lợi."],
  },
  tet_thanks: {
    friendly: ["Cảm ơn {you} đã đồng hành cùng {we}; {me} mong sang năm lại được phục vụ {you}{please}."],
    formal: ["{We} trân trọng cảm ơn sự tin tưởng của {you} và mong tiếp tục được đồng hành trong năm mới."],
    direct: ["Cảm ơn {you}, mong năm mới lại được làm việc cùng {you}{please}."],
  },
  birthday: {
    friendly: ["{Me} chúc mừng sinh nhật {you}{please}!"],
    formal: ["Nhân dịp sinh nhật {you}, {we} xin gửi lời chúc mừng trân trọng nhất."],
    direct: ["Chúc mừng sinh nhật {you}{please}."],
  },
  birthday_late: ["{Me} xin gửi {you} lời chúc mừng sinh nhật, dù hơi muộn{please}."],
  birthday_wish: {
    friendly: ["Chúc {you} tuổi mới thật nhiều sức khỏe, niềm vui và mọi điều như ý."],
    formal: ["Kính chúc {you} tuổi mới dồi dào sức khỏe, hạnh phúc và thành công."],
    direct: ["Chúc {you} tuổi mới nhiều sức khỏe và niềm vui."],
  },
  greeting_plain: {
    friendly: ["{Me} nhắn để hỏi thăm {you}, mong {you} và mọi người vẫn khỏe{please}."],
    formal: ["{We} xin gửi lời hỏi thăm và kính chúc {you} sức khỏe."],
    direct: ["{Me} nhắn để hỏi thăm {you}{please}."],
  },
};

export const ENGLISH_OCCASIONS: Says = {
  term: {
    friendly: ["Just so that it does not slip by: our contract{code} ends on {until}."],
    formal: ["Please note that our contract{code} ends on {until}."],
    direct: ["Our contract{code} ends on {until}."],
  },
  term_ended: {
    friendly: ["Our contract{code} ended on {until}, so I wanted to ask about renewing it."],
    formal: ["Our contract{code} ended on {until}; may we ask about its renewal?"],
    direct: ["Our contract{code} ended on {until}."],
  },
  term_unknown: ["I wanted to talk with you about renewing for the coming period."],
  renew_ask: {
    friendly: ["Would you like to go on, and is there anything we should change for the next period?"],
    formal: ["Could you let us know whether you wish to renew, and which terms should be revised?"],
    direct: ["Will you renew, and what should change?"],
  },
  renew_offer: ["If so, I will prepare the renewal papers for you to look through."],
  news_quote: ["On {day} you wrote: “{quote}”"],
  news: {
    friendly: ["I was so glad to hear about the {what}."],
    formal: ["We were delighted to learn of the {what}."],
    direct: ["I heard about the {what}."],
  },
  congratulate: { friendly: ["Congratulations!"], formal: ["Please accept our congratulations."], direct: ["Congratulations."] },
  congratulate_wish: {
    friendly: ["I wish you and the whole team every success."],
    formal: ["We wish you every continued success."],
    direct: ["I wish you every success."],
  },
  tet: {
    friendly: ["With Tết {lunarYear} close, I wish you and your family a new year full of health, peace and joy."],
    formal: ["On the occasion of Tết {lunarYear}, we wish you and your family health and prosperity in the new year."],
    direct: ["I wish you and your family a happy and healthy Tết {lunarYear}."],
  },
  tet_business: {
    friendly: ["I hope that all you have planned for it goes well."],
    formal: ["We wish you every success in it."],
    direct: ["I wish you a good year."],
  },
  tet_thanks: {
    friendly: ["Thank you for working with us; I look forward to the year ahead."],
    formal: ["We thank you for your trust and look forward to the year ahead."],
    direct: ["Thank you for working with us."],
  },
  birthday: { friendly: ["Happy birthday!"], formal: ["Please accept our best wishes on your birthday."], direct: ["Happy birthday."] },
  birthday_late: ["A happy belated birthday!"],
  birthday_wish: {
    friendly: ["I hope the year ahead brings you health, joy and good things."],
    formal: ["We wish you health, happiness and success in the year ahead."],
    direct: ["I wish you a good year ahead."],
  },
  greeting_plain: {
    friendly: ["I just wanted to say hello, and I hope that you and your team are well."],
    formal: ["We hope that you are well."],
    direct: ["I hope that you are well."],
  },
};
