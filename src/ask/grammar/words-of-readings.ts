import type { COMPLAINTS, INTENTS, SENTIMENTS } from "../../reading/reading.rules.ts";
import type { Meaning } from "./marks.ts";

/** What customers may have said, as the reader finds it in their messages: its fields, and the words that ask for them. */

const MOODS: [(typeof SENTIMENTS)[number], string][] = [
  [
    "negative",
    "không hài lòng|chưa hài lòng|không vui|không vừa lòng|bực|bực mình|bực bội|thất vọng|tức giận|khó chịu|bất mãn|tiêu cực|thái độ tiêu cực|unhappy|not happy|not satisfied|upset|angry|dissatisfied|disappointed|frustrated|annoyed|negative|in a bad mood",
  ],
  ["positive", "hài lòng|vừa lòng|vui vẻ|tích cực|thái độ tích cực|happy|satisfied|pleased|positive|in a good mood"],
];

const WISHES: [(typeof INTENTS)[number], string][] = [
  [
    "buy",
    "muốn mua|định mua|có ý định mua|ngỏ ý mua|want to buy|wants to buy|wanted to buy|wanting to buy|ready to buy|looking to buy|interested in buying",
  ],
  [
    "quote",
    "hỏi giá|xin báo giá|cần báo giá|yêu cầu báo giá|muốn báo giá|hỏi báo giá|muốn có báo giá|asked for a quote|ask for a quote|asking for a quote|want a quote|wants a quote|wanted a quote|requested a quote|asked for quotes|requested quotes|asked for a price|asked for prices",
  ],
  [
    "support",
    "cần hỗ trợ|nhờ hỗ trợ|yêu cầu hỗ trợ|xin hỗ trợ|asked for help|ask for help|need help|needs help|needed help|asked for support|need support|needed support",
  ],
  ["payment", "hỏi thanh toán|hỏi về thanh toán|nói về thanh toán|asked about payment|ask about payment|wrote about payment"],
  [
    "meeting",
    "muốn hẹn gặp|muốn gặp|hẹn gặp|xin hẹn|xin hẹn gặp|đề nghị gặp|asked for a meeting|ask for a meeting|want to meet|wants to meet|wanted to meet|want a meeting",
  ],
  [
    "cancel",
    "muốn hủy|đòi hủy|muốn hủy đơn|muốn hủy hợp đồng|muốn ngừng|muốn chấm dứt|want to cancel|wants to cancel|wanted to cancel|asked to cancel|cancelling",
  ],
  ["decline", "từ chối|đã từ chối|declined|turned us down|said no"],
  ["thanks", "cảm ơn|cám ơn|thanked|thanked us|said thanks|said thank you"],
  ["question", "đặt câu hỏi|có câu hỏi|asked a question|asked questions|had a question|had questions"],
];

const COMPLAIN =
  "khiếu nại|phàn nàn|than phiền|có khiếu nại|có khiếu nại về|bị khiếu nại|bị khiếu nại về|khiếu nại về|phàn nàn về|than phiền về|complained about|complain about|complaint about|complaints about|complaining about";
const WRONGS: [(typeof COMPLAINTS)[number], string][] = [
  ["late", "giao trễ|giao hàng trễ|giao chậm|giao hàng chậm|late delivery|late deliveries|delays"],
  ["wrong", "giao sai|giao thiếu|giao hàng sai|giao hàng thiếu|sai hàng|thiếu hàng|wrong items|missing items"],
  ["quality", "chất lượng|chất lượng hàng|hàng lỗi|quality|the quality"],
  ["service", "phục vụ|dịch vụ|thái độ|thái độ phục vụ|service|the service"],
  ["billing", "hóa đơn|tính tiền|billing|invoices|the invoice"],
  ["price", "giá|giá cả|giá cao|price|prices|the price|pricing"],
];

/** "Delivery" alone says neither that it was late nor that it was wrong. */
const EITHER: [values: string, words: string][] = [
  ["late,wrong", "giao hàng|việc giao hàng|vận chuyển|delivery|the delivery|deliveries|shipping|shipment|shipments"],
];

const NAME =
  "|có|nhắc|nhắc đến|nhắc tới|nói đến|nói về|đề cập|đề cập đến|so sánh với|mentioned|mention|mentioning|have mentioned|named|talked about|brought up|compared us with";
const RIVAL = "đối thủ|đối thủ cạnh tranh|nhà cung cấp khác|competitor|a competitor|competitors|another supplier|other suppliers";

/** Every word of the one with every word of the other behind it. */
const pairs = (verbs: string, objects: string): string =>
  verbs
    .split("|")
    .flatMap((verb) => objects.split("|").map((object) => `${verb} ${object}`.trim()))
    .join("|");

export const READINGS: [Meaning, string][] = [
  [
    { is: "event", event: "said complaint" },
    "khiếu nại|phàn nàn|than phiền|có khiếu nại|bị khiếu nại|complained|complaint|complaints|complaining|complain",
  ],
  ...[...WRONGS, ...EITHER].map(([wrong, words]): [Meaning, string] => [
    { is: "event", event: `said complaint ${wrong}` },
    pairs(COMPLAIN, words),
  ]),
  ...MOODS.map(([mood, words]): [Meaning, string] => [{ is: "event", event: `said sentiment ${mood}` }, words]),
  ...WISHES.map(([wish, words]): [Meaning, string] => [{ is: "event", event: `said intent ${wish}` }, words]),
  [{ is: "event", event: "said competitor" }, pairs(NAME, RIVAL)],
];
