import type { Meaning } from "./marks.ts";

/** What may have happened. */
export const EVENTS: [Meaning, string][] = [
  [
    { is: "event", event: "contacted" },
    "liên hệ|liên lạc|được liên hệ|tương tác|hoạt động|được chăm sóc|chăm sóc|contacted|been contacted|in touch|heard from|touched|spoken to|talked to|reached out to|been in touch|activity|contact|had contact|any contact|get in touch",
  ],
  [
    { is: "event", event: "bought" },
    "mua|mua hàng|đã mua|lấy hàng|nhập hàng|đặt đơn|lên đơn|đặt hàng|đặt mua|đặt|phát sinh đơn|bought|purchased|ordered|placed an order|placed orders|spend|spent|spending|chi tiêu|đã chi|buy|buying|order anything|made a purchase|purchase",
  ],
  [
    { is: "event", event: "bought again" },
    "mua lại|mua thêm|đặt lại|đặt hàng lại|mua hàng lại|quay lại mua hàng|quay lại đặt hàng|quay lại|quay lại mua|tái mua|mua tiếp|bought again|reordered|reorder|repurchased|come back|came back|buy more|return to buy|ordered again|purchased again|buy again",
  ],
  [
    { is: "event", event: "at risk" },
    "sắp rời bỏ|có thể rời bỏ|có nguy cơ rời bỏ|nguy cơ rời bỏ|sắp bỏ đi|sắp mất|có nguy cơ mất|có nguy cơ|dễ mất|sắp ngừng mua|có thể ngừng mua|at risk|at risk of leaving|at risk of churn|at risk of churning|about to leave|about to churn|likely to leave|likely to churn|may leave|might leave|might churn|churning|slipping away",
  ],
  [
    { is: "event", event: "offered" },
    "có thể gợi ý|nên gợi ý|gợi ý|có thể gợi ý mua|có thể mời mua|nên mời mua|mời mua|có thể mời|nên mời|có thể chào|nên chào|chào bán|có thể chào bán|nên chào bán|có thể giới thiệu|nên giới thiệu|can be offered|could be offered|should be offered|be offered|can i offer|could i offer|should i offer|i can offer|i could offer|i should offer|can we offer|could we offer|should we offer|we can offer|we could offer|to offer|offer",
  ],
  [{ is: "event", event: "created" }, "tạo|được tạo|thêm|được thêm|tạo ra|nhập|created|added|entered|made"],
  [{ is: "event", event: "new" }, "mới|mới tạo|mới thêm|new|brand new"],
  [{ is: "event", event: "updated" }, "cập nhật|được cập nhật|chỉnh sửa|thay đổi|updated|changed|edited|touched"],
  [
    { is: "event", event: "closing" },
    "dự kiến chốt|sẽ chốt|chốt|sắp chốt|dự kiến đóng|cần chốt|phải chốt|dự kiến kết thúc|closing|close|closes|due to close|expected to close|expected|to close|set to close",
  ],
  [{ is: "event", event: "closed" }, "đã chốt|đã đóng|đã kết thúc|đóng|closed"],
  [{ is: "event", event: "won" }, "thắng|đã thắng|chốt thành công|thành công|won|win|wins|closed won|successful|ký được|đã ký|chốt được"],
  [{ is: "event", event: "lost" }, "thua|đã thua|bị thua|thất bại|mất|đã mất|lost|closed lost|failed|lose|losses"],
  [
    { is: "event", event: "open" },
    "đang mở|còn mở|mở|chưa đóng|đang chạy|đang theo|đang diễn ra|chưa chốt|open|still open|active|in progress|ongoing|pending|unfinished",
  ],
  [{ is: "event", event: "out of stock" }, "hết hàng|đã hết hàng|không còn hàng|out of stock|sold out"],
  [{ is: "event", event: "in stock" }, "còn hàng|đang còn hàng|có sẵn|in stock|available"],
  [{ is: "event", event: "opened" }, "bắt đầu|được mở|engaged|started|opened"],
  [
    { is: "event", event: "overdue" },
    "quá hạn|trễ hạn|bị trễ|trễ|quá ngày dự kiến chốt|quá ngày chốt|quá ngày dự kiến|quá hạn chốt|đã quá hạn chốt|đã quá ngày chốt|đã quá ngày dự kiến chốt|trễ ngày chốt|trễ ngày dự kiến|trễ hẹn chốt|lỡ ngày chốt|qua ngày chốt|past expected close|past their expected close|past the expected close date|past their expected close date|past expected close date|past close date|past the close date|past their close date|past their closing date|past its close date|past their due date|slipped|slipping|have slipped|chậm hạn|overdue|late|past due|delayed|behind schedule",
  ],
  [{ is: "event", event: "due" }, "đến hạn|tới hạn|hạn|phải làm|cần làm|phải xong|due|to do|to be done|coming up"],
  [{ is: "event", event: "done" }, "xong|đã xong|hoàn thành|đã hoàn thành|làm xong|done|completed|finished|complete"],
  [
    { is: "event", event: "undone" },
    "chưa xong|chưa làm|chưa hoàn thành|còn dở|còn lại|not done|unfinished|incomplete|outstanding|undone|to be finished",
  ],
  [{ is: "event", event: "happened" }, "diễn ra|xảy ra|happened|took place|held|logged|placed|ghi nhận"],
  [{ is: "event", event: "did call" }, "gọi|gọi điện|được gọi|called|been called|phoned|rung"],
  [{ is: "event", event: "did email" }, "gửi thư|gửi mail|gửi email|viết thư|emailed|mailed|been emailed|written to"],
  [{ is: "event", event: "did meeting" }, "họp|gặp|gặp mặt|met|met with|been met"],
  [{ is: "event", event: "did visit" }, "thăm|đến thăm|ghé thăm|viếng thăm|visited|been visited"],
  [{ is: "event", event: "did chat" }, "nhắn tin|chatted|messaged|texted"],
];

/** Why a deal was lost: what is written there is free, so each reason is looked for in the words of both languages. */
export const REASONS: [Meaning, string][] = reasonsFor([
  [["giá", "đắt", "price", "cost", "expensive"], "giá|giá cao|giá đắt|đắt|price|the price|pricing|cost|high price"],
  [["đối thủ", "bên khác", "competitor", "rival"], "đối thủ|bên khác|a competitor|the competitor|competitors|competition"],
  [["ngân sách", "kinh phí", "tiền", "budget"], "ngân sách|hết ngân sách|kinh phí|budget|no budget|the budget"],
  [["thời điểm", "hoãn", "timing", "postpone", "delay"], "thời điểm|hoãn|timing|bad timing|the timing"],
  [["chất lượng", "quality"], "chất lượng|quality"],
  [["giao", "trễ", "delivery", "lead time"], "giao hàng|giao trễ|delivery|late delivery|lead time"],
]);

function reasonsFor(reasons: [words: string[], named: string][]): [Meaning, string][] {
  const because = ["vì", "do", "bởi", "because of", "due to"];
  return reasons.map(([words, named]) => [
    { is: "reason", words },
    named
      .split("|")
      .flatMap((name) => because.map((word) => `${word} ${name}`))
      .join("|"),
  ]);
}
