import { ABROAD_COMPANIES, type AbroadLine } from "./companies-abroad.ts";
import { COMPANIES_CENTRAL } from "./companies-central.ts";
import { COMPANIES_NORTH } from "./companies-north.ts";
import { COMPANIES_SOUTH } from "./companies-south.ts";
import type { CompanyDraft, MemberDraft } from "./drafts.ts";
import type { Stage } from "./people.ts";

/** The key is also the name of the domain. */
export type CompanyLine = [
  key: string,
  name: string,
  industry: string,
  city: string,
  stage: Stage,
  owner: string,
  size: [employees: number, founded: number],
  about: string,
];

const HOME_COMPANIES = [...COMPANIES_SOUTH, ...COMPANIES_CENTRAL, ...COMPANIES_NORTH];

/** Province part of a tax code, area code and a street of each city. */
const CITIES: Record<string, [tax: string, area: string, street: string]> = {
  "TP. Hồ Chí Minh": ["031", "28", "118 Phan Xích Long, Phú Nhuận"],
  "Đà Nẵng": ["040", "236", "54 Nguyễn Văn Linh, Hải Châu"],
  "Hà Nội": ["010", "24", "27 Trúc Bạch, Ba Đình"],
  Huế: ["330", "234", "36 Kim Long"],
  "Hội An": ["400", "235", "81 Bạch Đằng"],
  "Cần Thơ": ["180", "292", "212 đường 30 Tháng 4, Ninh Kiều"],
  "Nha Trang": ["420", "258", "9 Hòn Chồng"],
  "Quy Nhơn": ["410", "256", "145 An Dương Vương"],
  Pleiku: ["590", "269", "63 Hùng Vương"],
  "Đà Lạt": ["580", "263", "22 Nguyễn Chí Thanh"],
  Vinh: ["290", "238", "170 Nguyễn Thị Minh Khai"],
  "Thủ Dầu Một": ["370", "274", "402 Đại lộ Bình Dương"],
  "Hải Phòng": ["020", "225", "58 Lương Khánh Thiện"],
  "Phan Thiết": ["340", "252", "94 Nguyễn Đình Chiểu, Hàm Tiến"],
  "Hạ Long": ["570", "203", "Cảng tàu Tuần Châu"],
  "Thanh Hoá": ["280", "237", "131 Lê Hoàn"],
  "Phú Quốc": ["170", "297", "Bãi Dài, Gành Dầu"],
  "Buôn Ma Thuột": ["600", "262", "Buôn Cư Êbur, Ea Kao"],
  "Biên Hoà": ["360", "251", "77 Đồng Khởi"],
  "Mỹ Tho": ["120", "273", "15 Nguyễn Huệ"],
  "Quảng Ngãi": ["430", "255", "Quốc lộ 1, Tịnh Phong"],
  "Thái Nguyên": ["460", "208", "88 Lương Ngọc Quyến"],
  "Nam Định": ["060", "228", "40 Hàng Tiện"],
  "Cà Mau": ["200", "290", "19 Phan Ngọc Hiển"],
  "Vũng Tàu": ["350", "254", "6 Thuỳ Vân"],
  "Tam Kỳ": ["400", "235", "53 Hùng Vương"],
  "Hà Giang": ["510", "219", "Phố cổ Đồng Văn"],
  "Bắc Ninh": ["230", "222", "110 Trần Hưng Đạo"],
};

const CHECK_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Ten digits like a real tax code, with a check digit that is wrong on purpose: no living business has it. */
function taxCodeOf(prefix: string, index: number): string {
  const digits = `${prefix}${String(1_402_57 + index * 137).padStart(6, "0")}`;
  const sum = CHECK_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return `${digits}${(10 - (sum % 11) + 4) % 10}`;
}

function homeCompany(line: CompanyLine, index: number, owner: MemberDraft): CompanyDraft {
  const [key, name, industry, city, stage, , [employees, foundedYear], description] = line;
  const [tax, area, street] = CITIES[city] ?? ["010", "24", ""];
  const domain = `${key}.example`;
  return {
    key,
    name,
    industry,
    city,
    stage,
    employees,
    foundedYear,
    description,
    domain,
    owner,
    website: employees > 8 ? `https://${domain}` : null,
    phone: `+84${area}${area.length === 2 ? "33000" : "3000"}${101 + index}`,
    taxCode: taxCodeOf(tax, index),
    address: street,
    country: "VN",
    firstAt: 0,
    lastAt: 0,
  };
}

function abroadCompany(line: AbroadLine, owner: MemberDraft): CompanyDraft {
  const [key, name, industry, city, stage, , [employees, foundedYear], description, country, domain] = line;
  return {
    key,
    name,
    industry,
    city,
    stage,
    employees,
    foundedYear,
    description,
    country,
    domain,
    owner,
    website: `https://${domain}`,
    phone: null,
    taxCode: null,
    address: null,
    firstAt: 0,
    lastAt: 0,
  };
}

/** All companies of the sample, owned by the members given by key. */
export function companiesOf(member: (key: string) => MemberDraft): CompanyDraft[] {
  return [
    ...HOME_COMPANIES.map((line, index) => homeCompany(line, index, member(line[5]))),
    ...ABROAD_COMPANIES.map((line) => abroadCompany(line, member(line[5]))),
  ];
}
