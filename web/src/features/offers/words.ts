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
  wish: { en: (name: string) => `Offer “${name}”.`, vi: (name: string) => `Mời khách mua “${name}”.` },
};

const days = (count: number): string => (count === 1 ? "day" : `${count} days`);

const vi: typeof en = {
  title: "Nên mời gì",
  lists: { reorder: "Món đã từng mua", new: "Món chưa từng mua" },
  nothing: "Không có món nào còn hàng và mời được",
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
  notAgain: (name) => `Không mời ${name} nữa`,
  dismissed: (name) => `Sẽ không mời khách này mua ${name} nữa`,
  kept: "Không mời",
  keptUntil: (day) => `đến ${day}`,
  again: (name) => `Mời lại ${name}`,
  inLetter: "Gợi ý cho khách này",
  wish: en.wish,
};

export const offerWords = dictionary(en, vi);
