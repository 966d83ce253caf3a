import { words } from "../../../core/text.ts";
import { GIVEN_NAMES } from "../../name-words.ts";

/** Somebody who may be named in notes. */
export interface Person {
  id: string;
  name: string;
  side: "us" | "them";
}

const FORMS = "anh|chị|em|cô|chú|bác|ông|bà|bạn|mr\\.?|ms\\.?|mrs\\.?|dr\\.?";
const NAME = "\\p{Lu}[\\p{L}\\p{M}]*(?: \\p{Lu}[\\p{L}\\p{M}]*){0,3}";

/** A named person, with the form of address that stands before the name: "anh Minh", "Ms Lee". */
export const NAMED = `(?:(?:${FORMS}) )?${NAME}`;

/** Each person of a text who is named after a form of address. */
export const NAMED_AFTER_FORM = new RegExp(
  `(?<![\\p{L}\\p{M}])(?<form>[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ôô]ng|[Bb]à) (?<name>${NAME})`,
  "gu",
);

const BARE_FORM = new RegExp(`^(?:${FORMS}) `, "iu");
/** Words that begin a sentence with a capital letter and name nobody. With their marks: "mình" is no name, Minh is one. */
const NO_NAMES = new Set(
  "nói bảo hỏi nghe phải nên thấy vẫn cũng chắc máy hàng giá đơn gói xe kho xưởng phòng tiền quán dự hệ delivery price prices payment shipment project system machine machines stock contract order orders work tôi em mình chúng bên anh chị khách hai mọi cả nếu khi cần việc sẽ đã các những sau trước theo họp hợp thứ ngày we i you they he she it everyone all team the this that next please then also monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december action todo".split(
    " ",
  ),
);

/** Letters with their marks, wherever the mark of the tone stands: "Hoà" is "Hòa", but Nguyên is no Nguyễn. */
const markedWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => [...word.normalize("NFD")].sort().join(""));

/** The person whom a name means: the one who bears all of its words, marks and all where it has any, a colleague before a customer. */
export function personNamed(name: string, people: Person[]): Person | undefined {
  const bare = name.replace(BARE_FORM, "");
  const wanted = words(bare);
  if (wanted.length === 0) return undefined;
  const marks = markedWords(bare).filter((word) => /[\p{M}đ]/u.test(word));
  const bears = (person: Person) =>
    wanted.every((word) => words(person.name).includes(word)) &&
    (!/[\p{M}đ]/iu.test(person.name.normalize("NFD")) || marks.every((word) => markedWords(person.name).includes(word)));
  const bearers = people.filter(bears);
  const byGiven = bearers.filter((person) => [words(person.name).at(-1), words(person.name)[0]].includes(wanted.at(-1)));
  const [first] = [...byGiven, ...bearers].sort((a, b) => Number(a.side === "them") - Number(b.side === "them"));
  return first;
}

/** Whether a word group that looks like a name is one. */
export const isName = (text: string): boolean => {
  const first = text.replace(BARE_FORM, "").toLowerCase().split(/\s/u)[0] ?? "";
  return first.length > 1 && !NO_NAMES.has(first);
};

/** Given names that also begin what is to be done: "Thông báo giá mới", "Đăng ký gian hàng", "Sơn sửa cửa". */
const DEEDS_TOO = new Set("thông đăng chi sơn sang bảo thu liên trang quý toàn trung tiến hương hậu phong anh".split(" "));

const isGivenName = (text: string): boolean => GIVEN_NAMES.has(text.toLowerCase()) && !DEEDS_TOO.has(text.toLowerCase());

/** A capital letter alone makes no name: here stands a form of address before it, somebody whom we know bears it, or it is hardly another word. */
export const isSurelyName = (text: string, people: Person[]): boolean =>
  isName(text) && (BARE_FORM.test(text) || isGivenName(text) || personNamed(text, people) !== undefined);
