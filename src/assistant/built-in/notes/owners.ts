import { words } from "../../../core/text.ts";

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
  "tôi em mình chúng bên anh chị khách hai mọi cả nếu khi cần việc sẽ đã các những sau trước theo họp hợp thứ ngày we i you they he she it everyone all team the this that next please then also monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december action todo".split(
    " ",
  ),
);

/** The person whom a name means: the one who bears all of its words, a colleague before a customer. */
export function personNamed(name: string, people: Person[]): Person | undefined {
  const wanted = words(name.replace(BARE_FORM, ""));
  if (wanted.length === 0) return undefined;
  const bearers = people.filter((person) => wanted.every((word) => words(person.name).includes(word)));
  const byGiven = bearers.filter((person) => [words(person.name).at(-1), words(person.name)[0]].includes(wanted.at(-1)));
  const [first] = [...byGiven, ...bearers].sort((a, b) => Number(a.side === "them") - Number(b.side === "them"));
  return first;
}

/** Whether a word group that looks like a name is one. */
export const isName = (text: string): boolean => {
  const first = text.replace(BARE_FORM, "").toLowerCase().split(/\s/u)[0] ?? "";
  return first.length > 1 && !NO_NAMES.has(first);
};

/** A capital letter alone makes no name: here stands a form of address before it, or somebody whom we know bears it. */
export const isSurelyName = (text: string, people: Person[]): boolean =>
  isName(text) && (BARE_FORM.test(text) || personNamed(text, people) !== undefined);
