import { dictionary } from "../../lib/locale.ts";

const en = {
  share: "Share…",
  title: (name: string) => `Share ${name}`,
  text: "Opens it to people whose role alone would not show it. A team stands for its people and those of the teams below it.",
  textPrivate: "Only you see this. Whoever you add here sees it too.",
  who: "Person or team",
  find: "Find a person or a team…",
  level: "What they may do",
  levels: { read: "May read", edit: "May edit" } as Record<string, string>,
  add: "Share",
  pickFirst: "Choose a person or a team first",
  now: "Shared with",
  nobody: "Shared with nobody yet.",
  team: "Team",
  someone: "Somebody who has left",
  levelOf: (name: string) => `What ${name} may do`,
  shared: (name: string) => `Shared with ${name}`,
  changed: (name: string, level: string) => `${name}: ${level}`,
  unshared: (name: string) => `No longer shared with ${name}`,
};

const vi: typeof en = {
  share: "Chia sẻ…",
  title: (name) => `Chia sẻ ${name}`,
  text: "Mở mục này cho người mà vai trò của họ chưa cho xem. Chọn một đội là chọn mọi người trong đội đó và các đội bên dưới.",
  textPrivate: "Hiện chỉ bạn xem được. Người bạn thêm ở đây cũng sẽ xem được.",
  who: "Người hoặc đội",
  find: "Tìm người hoặc đội…",
  level: "Được làm gì",
  levels: { read: "Được xem", edit: "Được sửa" },
  add: "Chia sẻ",
  pickFirst: "Hãy chọn một người hoặc một đội trước",
  now: "Đang chia sẻ với",
  nobody: "Chưa chia sẻ với ai.",
  team: "Đội",
  someone: "Người đã rời đi",
  levelOf: (name) => `${name} được làm gì`,
  shared: (name) => `Đã chia sẻ với ${name}`,
  changed: (name, level) => `${name}: ${level}`,
  unshared: (name) => `Đã ngừng chia sẻ với ${name}`,
};

export const shareWords = dictionary(en, vi);
