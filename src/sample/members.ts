import type { MemberDraft } from "./drafts.ts";

export const OWN_DOMAIN = "mocgiang.example";

type MemberLine = Pick<MemberDraft, "key" | "name" | "role" | "title" | "titleEn" | "region" | "isWoman" | "managerKey">;

/** The team of Mộc Giang, a coffee roaster and machine maker in Đà Nẵng. The first one is the owner: whoever opens the sample. */
const LINES: MemberLine[] = [
  {
    key: "linh",
    name: "Đặng Thuỳ Linh",
    role: "owner",
    title: "Giám đốc",
    titleEn: "Managing Director",
    region: "Đà Nẵng",
    isWoman: true,
    managerKey: null,
  },
  {
    key: "bao",
    name: "Võ Quốc Bảo",
    role: "manager",
    title: "Trưởng phòng kinh doanh",
    titleEn: "Head of Sales",
    region: "Toàn quốc",
    isWoman: false,
    managerKey: "linh",
  },
  {
    key: "ha",
    name: "Nguyễn Thu Hà",
    role: "rep",
    title: "Kinh doanh miền Bắc",
    titleEn: "Sales, North",
    region: "Miền Bắc",
    isWoman: true,
    managerKey: "bao",
  },
  {
    key: "khoi",
    name: "Lê Minh Khôi",
    role: "rep",
    title: "Kinh doanh miền Trung",
    titleEn: "Sales, Central",
    region: "Miền Trung",
    isWoman: false,
    managerKey: "bao",
  },
  {
    key: "tram",
    name: "Phan Ngọc Trâm",
    role: "rep",
    title: "Kinh doanh miền Nam",
    titleEn: "Sales, South",
    region: "Miền Nam",
    isWoman: true,
    managerKey: "bao",
  },
  {
    key: "huy",
    name: "Trịnh Gia Huy",
    role: "rep",
    title: "Kinh doanh xuất khẩu",
    titleEn: "Export Sales",
    region: "Nước ngoài",
    isWoman: false,
    managerKey: "bao",
  },
  {
    key: "tin",
    name: "Hồ Văn Tín",
    role: "agent",
    title: "Kỹ thuật và chăm sóc khách hàng",
    titleEn: "Technical Service",
    region: "Toàn quốc",
    isWoman: false,
    managerKey: "linh",
  },
  {
    key: "mai",
    name: "Bùi Thị Mai",
    role: "viewer",
    title: "Kế toán",
    titleEn: "Accounting",
    region: "Đà Nẵng",
    isWoman: true,
    managerKey: "linh",
  },
];

const LOCALES: Record<string, "vi" | "en"> = { huy: "en" };

export const MEMBERS: readonly MemberDraft[] = LINES.map((line, index) => {
  const parts = line.name.split(" ");
  const given = parts.at(-1) ?? "";
  return {
    ...line,
    given,
    nameEn: parts
      .slice(1)
      .concat(parts[0] ?? "")
      .join(" "),
    email: `${line.key}@${OWN_DOMAIN}`,
    phone: `+84900000${101 + index}`,
    locale: LOCALES[line.key] ?? "vi",
  };
});

/** "Nguyễn Thu Hà / Kinh doanh miền Bắc, Mộc Giang / 0900 000 103" as three lines. */
export function signatureOf(member: MemberDraft, language: "vi" | "en"): string {
  const digits = member.phone.slice(3);
  const groups = `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
  return language === "vi"
    ? `${member.name}\n${member.title}, Mộc Giang\n0${groups}`
    : `${member.nameEn}\n${member.titleEn}, Moc Giang Coffee, Da Nang\n+84 ${groups}`;
}
