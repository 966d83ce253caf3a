import type { Channel } from "../assistant.schema.ts";
import type { PhraseName, Variants } from "./phrases.ts";

/** What is said otherwise than in a letter: in a chat nobody "writes a letter", on the phone nobody "sends a line". */
export type OtherWords = Partial<Record<Channel, Partial<Record<PhraseName, Variants>>>>;

export const VIETNAMESE_OTHERWISE: OtherWords = {
  chat: {
    plain: ["{Me} nhắn để hỏi thăm {you}{please}."],
    mail_in: ["{Me} nhắn tiếp về {letter} {you} gửi hôm {day}{about}{please}."],
    mail_in_old: ["Lần gần nhất {me} nhận được {letter} của {you} là hôm {day}{about}{please}."],
    talk: {
      friendly: ["Cảm ơn {you} đã dành thời gian {talked} hôm {day}{about}."],
      formal: ["{We} cảm ơn {you} đã dành thời gian {talked} ngày {day}{about}."],
      direct: ["{Me} nhắn tiếp sau buổi trao đổi hôm {day}{about}."],
    },
    sorry_unknown: ["{Me} nhắn để xin lỗi {you} nếu vừa rồi {we} có điều gì làm {you} chưa hài lòng{please}."],
  },
  call: {
    plain: ["{Me} xin gọi hỏi thăm {you}{please}."],
    win_back_plain: ["{Me} xin gọi hỏi thăm {you}{please}."],
    greeting_plain: ["{Me} xin gọi hỏi thăm {you}{please}."],
    mail_in: ["{Me} gọi về {letter} {you} gửi hôm {day}{about}{please}."],
    mail_in_old: ["Lần gần nhất {me} nhận được {letter} của {you} là hôm {day}{about}{please}."],
    mail_out: ["Hôm {day} {me} có gửi {you} {letter}{about}, {you} xem qua chưa{please}?"],
    mail_out_also: ["Hôm {day} {me} có gửi {you} {letter}{about}, {you} xem qua chưa{please}?"],
    talk: ["{Me} gọi tiếp chuyện hôm {day}{about}, cảm ơn {you} hôm đó đã {talked}{please}."],
    sorry_unknown: ["{Me} gọi để xin lỗi {you} nếu vừa rồi {we} có điều gì làm {you} chưa hài lòng{please}."],
    invoice: ["{Me} gọi {you} về hóa đơn{code}{amount}{due}{please}."],
    invoice_paid: ["{You} đã chuyển khoản chưa{please}, nếu rồi thì {you} cho {me} biết để {me} đối chiếu nhé?"],
    quote: ["Hôm {day} {me} có gửi {you} báo giá{code}{product}{worth}."],
    quote_until: ["Báo giá có hiệu lực đến hết ngày {until}, {me} gọi sớm để {you} tiện sắp xếp{please}."],
    known: ["{Me} được biết {yours} làm về {industry} nên gọi để tìm hiểu xem {we} giúp được gì."],
    order_thanks: ["{Me} gọi để cảm ơn {you} đã đặt đơn{code} hôm {day}{worth}."],
  },
};

export const ENGLISH_OTHERWISE: OtherWords = {
  chat: {
    known: ["Your business is {industry}, and I would like to find out where we could be of use."],
    known_title: ["I'm messaging you as {title}, in the hope of finding out where we could be of use."],
    mail_in: ["Thanks for your message of {day}{about}."],
    talk: ["Thanks {talked} on {day}{about}."],
    deal_mention: ["By the way, where do you stand on {deal}?"],
    quote_until: ["It is valid until {until}, so I wanted to say so in good time."],
  },
  call: {
    plain: ["I just wanted to hear how you are doing."],
    win_back_plain: ["I just wanted to hear how you are doing."],
    greeting_plain: ["I just wanted to say hello and to hear how you are."],
    mail_in: ["I'm calling about your message of {day}{about}."],
    mail_in_old: ["The last message I have from you is the one of {day}{about}."],
    talk: ["I'm calling about our talk of {day}{about}; thanks again {talked}."],
    known: ["I'm calling because your business is {industry}, and I would like to find out where we could be of use."],
    known_title: ["I'm calling you as {title}, to find out where we could be of use."],
    invoice: ["I'm calling about invoice{code}{amount}{due}."],
    invoice_paid: ["Has it been paid already, so that I can check with our accounts team?"],
    quote_until: ["It is valid until {until}, so I wanted to call in good time."],
    deal_mention: ["While I have you on the line: where do you stand on {deal}?"],
    order_thanks: ["I'm calling to thank you for your order{code} of {day}{worth}."],
  },
};
