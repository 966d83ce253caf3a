import { dictionary } from "../../lib/locale.ts";

type ByScope<T> = Record<"own" | "team" | "all", T>;

const en = {
  intro: "A role says what somebody may do, and with whose records.",
  add: "New role",
  builtIn: "Built in",
  own: "Your own",
  noOwn: "None yet: make a copy of a built-in role and change that.",
  people: (n: number) => (n === 0 ? "Nobody has it" : n === 1 ? "1 person" : `${n} people`),
  view: "Look at its rights",
  copy: "Make a copy",
  lookAs: "See the page as this role",
  lookAsMember: (name: string) => `See the page as ${name}`,
  cannotLook: "The page cannot be shown as this one.",
  deleteAsk: (name: string) => `Delete the role “${name}”?`,
  deleteText: "Nobody has it. This cannot be undone.",
  stillHas: (n: number) => (n === 1 ? "1 person still has this role." : `${n} people still have this role.`),
  giveOther: "Give them another role first, then delete it.",
  deleted: (name: string) => `Role ${name} deleted`,
  saved: (name: string) => `Role ${name} saved`,
  does: { read: "sees", edit: "changes", delete: "deletes" },
  everything: { own: "their own records", team: "their team's records", all: "all records" } as ByScope<string>,
  some: {
    own: (nouns) => `their own ${nouns}`,
    team: (nouns) => `their team's ${nouns}`,
    all: (nouns) => `all ${nouns}`,
  } as ByScope<(nouns: string) => string>,
  seesNothing: "Sees no records.",
  hides: (fields: string) => `Does not see: ${fields}.`,
  runs: (nouns: string) => `Manages ${nouns}.`,
};

const vi: typeof en = {
  intro: "Vai trò cho biết một người được làm gì và với hồ sơ của ai.",
  add: "Thêm vai trò",
  builtIn: "Có sẵn",
  own: "Của riêng bạn",
  noOwn: "Chưa có: hãy sao chép một vai trò có sẵn rồi sửa lại.",
  people: (n) => (n === 0 ? "Chưa ai có" : `${n} người`),
  view: "Xem các quyền",
  copy: "Sao chép",
  lookAs: "Xem trang với vai trò này",
  lookAsMember: (name) => `Xem trang như ${name}`,
  cannotLook: "Không xem trang như vậy được.",
  deleteAsk: (name) => `Xóa vai trò “${name}”?`,
  deleteText: "Không ai đang có vai trò này. Việc xóa không hoàn tác được.",
  stillHas: (n) => `Còn ${n} người đang có vai trò này.`,
  giveOther: "Hãy chuyển họ sang vai trò khác rồi xóa.",
  deleted: (name) => `Đã xóa vai trò ${name}`,
  saved: (name) => `Đã lưu vai trò ${name}`,
  does: { read: "xem", edit: "sửa", delete: "xóa" },
  everything: { own: "hồ sơ của mình", team: "hồ sơ của đội", all: "mọi hồ sơ" },
  some: { own: (nouns) => `${nouns} của mình`, team: (nouns) => `${nouns} của đội`, all: (nouns) => `mọi ${nouns}` },
  seesNothing: "Không xem được hồ sơ nào.",
  hides: (fields) => `Không thấy: ${fields}.`,
  runs: (nouns) => `Quản lý ${nouns}.`,
};

export const roleWords = dictionary(en, vi);
