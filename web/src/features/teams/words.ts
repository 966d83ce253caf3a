import { dictionary } from "../../lib/locale.ts";

const en = {
  intro:
    "Teams give “Team” its meaning: whose role reaches the team sees what belongs to the people of their teams and of the teams below.",
  add: "New team",
  edit: "Edit team",
  none: "No teams yet",
  noneText: "Put people who share customers into a team, and the teams of a region below one another.",
  name: "Name",
  parent: "Stands below",
  noParent: "No other team",
  people: "People",
  find: "Find a colleague…",
  count: (n: number) => (n === 1 ? "1 person" : `${n} people`),
  empty: "Nobody is in it yet.",
  seesEachOther: "They see what belongs to each other",
  seesOwn: "They see what belongs to them",
  seesBelow: (names: string) => ` and to the people of ${names}`,
  seenBy: (names: string) => ` People of ${names} see it too.`,
  saved: (name: string) => `Team ${name} saved`,
  deleted: (name: string) => `Team ${name} deleted`,
};

const vi: typeof en = {
  intro:
    "Đội nhóm quyết định “Của đội” nghĩa là gì: ai có vai trò đến mức đội thì xem được hồ sơ của người trong đội mình và các đội bên dưới.",
  add: "Thêm đội",
  edit: "Sửa đội",
  none: "Chưa có đội nào",
  noneText: "Hãy xếp những người cùng chăm sóc khách hàng vào một đội, và xếp các đội của một khu vực dưới một đội chung.",
  name: "Tên",
  parent: "Trực thuộc",
  noParent: "Không đội nào",
  people: "Thành viên",
  find: "Tìm đồng nghiệp…",
  count: (n) => `${n} người`,
  empty: "Chưa có ai trong đội.",
  seesEachOther: "Mọi người trong đội xem được hồ sơ của nhau",
  seesOwn: "Người này xem được hồ sơ của mình",
  seesBelow: (names) => ` và của người thuộc ${names}`,
  seenBy: (names) => ` Người thuộc ${names} cũng xem được.`,
  saved: (name) => `Đã lưu đội ${name}`,
  deleted: (name) => `Đã xóa đội ${name}`,
};

export const teamWords = dictionary(en, vi);
