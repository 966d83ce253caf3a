import { dictionary } from "../../lib/locale.ts";

const en = {
  title: "What to offer",
  lists: { reorder: "Bought before", new: "Never bought" },
  nothing: "Nothing that is in stock and may be offered",
  bought: (times: number, every: number) =>
    times === 1 ? `Bought once; usually again after ${days(every)}` : `Bought ${times} times, usually every ${days(every)}`,
  next: (day: string, from: string, to: string) => `next about ${day} (${from} – ${to})`,
  due: "Longer than usual",
  more: (count: number) => `${count} more`,
  stock: (count: string) => `${count} in stock`,
  margin: (percent: string) => `margin ${percent} %`,
  draft: "Draft an offer",
  draftOf: (name: string) => `Draft an offer of ${name}`,
  order: (name: string) => `Add an order of ${name}`,
  notAgain: (name: string) => `Do not offer ${name} again`,
  dismissed: (name: string) => `${name} will not be offered to them again`,
  kept: "Not offered",
  keptUntil: (day: string) => `until ${day}`,
  again: (name: string) => `Offer ${name} again`,
  inLetter: "Offers for this customer",
  howGood: "How good are these lists?",
  tested: (baskets: string, ours: string, popular: string) =>
    `On ${baskets} past baskets, ${ours} had something of the first five in them; of what is popular, ${popular}.`,
  lift: (value: string, low: string, high: string) => `NDCG of ten is higher by ${value} (95 %: ${low} to ${high}).`,
  untested: (baskets: string) => `Only ${baskets} past baskets say anything of it: too few to test.`,
  came: (bought: string, ours: string, popular: string) =>
    `Since then: of ${bought} customers who bought such a product, ${ours} had it on their list; on one of popular products, ${popular}.`,
  nothingYet: (day: string) => `Whether it was bought is known from ${day} on.`,
  nothingSaid: "Nothing has been offered yet.",
  learned: (customers: string, lines: string, day: string) => `Learned from ${customers} customers and ${lines} lines up to ${day}.`,
  wish: { en: (name: string) => `Offer “${name}”.`, vi: (name: string) => `Mời khách mua “${name}”.` },
};

const days = (count: number): string => (count === 1 ? "day" : `${count} days`);

const vi: typeof en = {
  title: "Gợi ý bán hàng",
  lists: { reorder: "Món đã từng mua", new: "Món chưa từng mua" },
  nothing: "Không có món nào còn hàng để gợi ý",
  bought: (times, every) =>
    times === 1 ? `Mới mua một lần; thường sau ${every} ngày mua lại` : `Đã mua ${times} lần, thường ${every} ngày một lần`,
  next: (day, from, to) => `lần tới khoảng ${day} (${from} – ${to})`,
  due: "Lâu hơn thường lệ",
  more: (count) => `Thêm ${count} món`,
  stock: (count) => `còn ${count}`,
  margin: (percent) => `biên lãi ${percent} %`,
  draft: "Soạn thư mời",
  draftOf: (name) => `Soạn thư mời mua ${name}`,
  order: (name) => `Thêm đơn hàng ${name}`,
  notAgain: (name) => `Đừng gợi ý ${name} nữa`,
  dismissed: (name) => `Sẽ không gợi ý ${name} cho khách này nữa`,
  kept: "Không gợi ý",
  keptUntil: (day) => `đến ${day}`,
  again: (name) => `Gợi ý lại ${name}`,
  inLetter: "Gợi ý cho khách này",
  howGood: "Danh sách này tốt đến đâu?",
  tested: (baskets, ours, popular) =>
    `Trên ${baskets} giỏ hàng cũ, ${ours} có món nằm trong năm món đầu; nếu chỉ nêu món bán chạy thì ${popular}.`,
  lift: (value, low, high) => `NDCG@10 cao hơn ${value} (95 %: ${low} đến ${high}).`,
  untested: (baskets) => `Chỉ ${baskets} giỏ hàng cũ cho biết về danh sách này: quá ít để kiểm thử.`,
  came: (bought, ours, popular) =>
    `Từ đó đến nay: trong ${bought} khách đã mua món thuộc loại này, ${ours} mua món có trong danh sách; với danh sách món bán chạy là ${popular}.`,
  nothingYet: (day) => `Từ ngày ${day} mới biết khách có mua không.`,
  nothingSaid: "Chưa có gợi ý nào.",
  learned: (customers, lines, day) => `Học từ ${customers} khách hàng và ${lines} dòng hàng đến hết ngày ${day}.`,
  wish: en.wish,
};

export const offerWords = dictionary(en, vi);
