import type { ModelCard } from "../../../../src/predictions/predictions.schema.ts";
import { dictionary } from "../../lib/locale.ts";

/** Words about a language model that reads customers as one more forecaster. */

type Verdict = NonNullable<ModelCard["verdict"]>;

const en = {
  title: "The model's reading",
  readBy: (model: string, day: string) => `Read by ${model} on ${day}`,
  notCounted: "Not counted in the percentage: what it says is tested against what happens first.",
  counted: (from: string, to: string) => `Counted: it moves the percentage from ${from} to ${to}.`,
  might: "Might buy",
  source: (subject: string) => subject || "Activity",
  choose: "Let a language model read customers too",
  chooseHint:
    "Every night it reads customers whose history has changed, those with most at stake first: their name, messages, calls and notes that everybody who sees the customer may see, days of purchases without amounts, and names of products. What is private, deals, tasks and whatever the assistant's settings never send stays here. What it says is shown in words, and counts in the percentage only once it has proved to help.",
  estimate: (customers: string, tokens: string) => `At most ${customers} customers and about ${tokens} tokens a night`,
  costs: (text: string, price: string) => `${text}, about ${price}.`,
  noPrice: (text: string) => `${text}. What that costs is not known for this model.`,
  states: {
    no_model: "No model is set up, so nothing is read.",
    purpose_off: "The assistant's settings do not allow a model for this.",
    off: "",
    ready: "",
  } as Record<ModelCard["state"], string>,
  assistantSettings: "Settings of the assistant",
  card: "The language model",
  cardOff: "It does not read along. It can be turned on in the settings of predictions.",
  verdicts: {
    too_few: "It does not count: too few of its answers are settled yet.",
    one_day_only: "It does not count: all settled answers are of one day.",
    says_nothing_more: "It does not count: it says nothing that the statistics do not know already.",
    no_better: "It does not count: on newer answers the percentages were not surely better with it.",
    worse_lately: "It does not count: on the newest answers the percentages were worse with it.",
    helps: "It counts: on newer answers, which it was not learned from, the percentages were surely better with it.",
  } as Record<Verdict, string>,
  weight: "Weight beside the statistics",
  settled: "Settled answers",
  waiting: "Answers that wait for what happens",
  read: "Customers with a reading",
  logLoss: "Log loss: model, statistics on the same",
  brier: "Brier score: model, statistics on the same",
  night: "Last night",
  nightCounts: (read: string, dropped: string, failed: string) => `${read} read, ${dropped} answers did not stand, ${failed} calls failed`,
  running: "reading right now",
  stopped: (reason: string) => `stopped early: ${reason}`,
  reasons: {
    interrupted: "it was interrupted",
    model_changed: "another model was chosen",
    no_model: "there was no model",
    purpose_off: "the assistant's settings did not allow it",
    off: "it was turned off",
  } as Record<string, string>,
  method: "Language model",
  onSettled: (settled: string) => `on ${settled} settled answers`,
};

const vi: typeof en = {
  title: "Nhận định của mô hình",
  readBy: (model, day) => `${model} đọc ngày ${day}`,
  notCounted: "Chưa tính vào phần trăm: nhận định được đối chiếu với thực tế trước đã.",
  counted: (from, to) => `Đã tính: đưa phần trăm từ ${from} thành ${to}.`,
  might: "Có thể mua",
  source: (subject) => subject || "Hoạt động",
  choose: "Cho mô hình ngôn ngữ cùng đọc khách hàng",
  chooseHint:
    "Mỗi đêm, mô hình đọc những khách có diễn biến mới, ưu tiên khách có giá trị cao: tên khách, thư, cuộc gọi và ghi chú mà ai thấy khách cũng được thấy, các ngày mua không kèm số tiền, và tên sản phẩm. Nội dung riêng tư, cơ hội, công việc và những gì cài đặt trợ lý không cho gửi đều ở lại đây. Nhận định được hiển thị bằng lời và chỉ tính vào phần trăm khi đã chứng tỏ là có ích.",
  estimate: (customers, tokens) => `Tối đa ${customers} khách và khoảng ${tokens} token mỗi đêm`,
  costs: (text, price) => `${text}, khoảng ${price}.`,
  noPrice: (text) => `${text}. Chưa biết giá của mô hình này.`,
  states: {
    no_model: "Chưa có mô hình nào nên chưa đọc gì.",
    purpose_off: "Cài đặt trợ lý không cho dùng mô hình vào việc này.",
    off: "",
    ready: "",
  },
  assistantSettings: "Cài đặt trợ lý",
  card: "Mô hình ngôn ngữ",
  cardOff: "Mô hình chưa cùng đọc. Có thể bật trong cài đặt dự báo.",
  verdicts: {
    too_few: "Chưa được tính: còn quá ít nhận định đã rõ kết quả.",
    one_day_only: "Chưa được tính: mọi nhận định đã rõ kết quả đều thuộc một ngày.",
    says_nothing_more: "Chưa được tính: mô hình không cho biết thêm điều gì ngoài thống kê.",
    no_better: "Chưa được tính: trên các nhận định mới hơn, có mô hình cũng không chắc chắn tốt hơn.",
    worse_lately: "Chưa được tính: trên các nhận định mới nhất, có mô hình thì phần trăm kém hơn.",
    helps: "Được tính: trên các nhận định mới hơn, chưa dùng để học, có mô hình thì phần trăm chắc chắn tốt hơn.",
  },
  weight: "Trọng số bên cạnh thống kê",
  settled: "Nhận định đã rõ kết quả",
  waiting: "Nhận định còn chờ kết quả",
  read: "Khách đã có nhận định",
  logLoss: "Log loss: mô hình, thống kê trên cùng khách",
  brier: "Điểm Brier: mô hình, thống kê trên cùng khách",
  night: "Đêm gần nhất",
  nightCounts: (read, dropped, failed) => `đã đọc ${read} khách, ${dropped} câu trả lời không đạt, ${failed} lần gọi lỗi`,
  running: "đang đọc",
  stopped: (reason) => `dừng sớm: ${reason}`,
  reasons: {
    interrupted: "bị gián đoạn",
    model_changed: "đã chọn mô hình khác",
    no_model: "không có mô hình",
    purpose_off: "cài đặt trợ lý không cho phép",
    off: "đã tắt",
  },
  method: "Mô hình ngôn ngữ",
  onSettled: (settled) => `trên ${settled} nhận định đã rõ kết quả`,
};

export const modelWords = dictionary(en, vi);
