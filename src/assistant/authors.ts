import type { EvidenceItem } from "./assistant.schema.ts";
import { nameWords } from "./names.ts";
import { wayOf } from "./sendings.ts";

/** "As you wrote" of what a colleague of the reader's wrote. */

const NAME = "\\p{Lu}[\\p{L}\\p{M}]*(?: \\p{Lu}[\\p{L}\\p{M}]*){0,3}";
const SENIOR = `(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Bb]ạn|[Qq]uý khách)(?: (?<NAMED>${NAME}))?`;
const senior = (group: string) => SENIOR.replace("NAMED", group);
/** Its letters' case tells names from words. */
const YOU_WROTE = new RegExp(
  [
    "(?<![\\p{L}])(?:[Yy]ou(?:['’]ve| have| had)?(?: also| already| just| recently)* (?:wrote|written|asked|said|mentioned|told (?:us|me)|let (?:us|me) know)|[Yy]our (?:(?:last|latest|recent) )?(?:message|mail|e-?mail|letter|note|question|request))(?![\\p{L}])",
    `(?<![\\p{L}\\p{M}])${senior("who")}(?: cũng| đã| có| vừa| từng| còn)* (?:viết|hỏi|nhắn|nhắc|nói|phản ánh|phàn nàn|yêu cầu|cho biết)(?![\\p{L}\\p{M}])`,
    `(?<![\\p{L}\\p{M}])(?:[Tt]hư|[Mm]ail|[Ee]mail|[Tt]in nhắn|[Cc]âu hỏi|[Yy]êu cầu|[Pp]hản ánh)(?: ngày \\S+| hôm \\S+)? của ${senior("owner")}(?![\\p{L}\\p{M}])`,
  ].join("|"),
  "gu",
);
/** The names in front of its subject: "Email from Jana Petersen: …". */
const WRITER = /^[\p{L}\p{M} ]{2,20}? (?:từ|from) (?<name>[^:\n]+)/u;

/** Words that say the reader wrote it, where every message cited was written by somebody else. */
export function mistakenWriters(text: string, sources: Pick<EvidenceItem, "title" | "kind">[], readers: string[]): string[] {
  const cited = sources.filter(({ kind }) => kind === "activity");
  if (readers.length === 0 || cited.length === 0 || !cited.every((item) => isByAnother(item, readers))) return [];
  return [...text.matchAll(YOU_WROTE)].filter(({ groups }) => isReader(groups?.who ?? groups?.owner, readers)).map(([raw]) => raw);
}

/** With no name behind it, "anh" is who reads. */
const isReader = (named: string | undefined, readers: string[]): boolean =>
  named === undefined || readers.some((name) => sharesName(named, name));

function isByAnother(item: Pick<EvidenceItem, "title">, readers: string[]): boolean {
  const writer = wayOf(item) === "in" ? WRITER.exec(item.title)?.groups?.name : undefined;
  return writer !== undefined && !readers.some((name) => sharesName(writer, name));
}

/** One name holds all words of the other: "Phương" and "Nguyễn Lê Uyên Phương". */
function sharesName(one: string, other: string): boolean {
  const [few, many] = [one, other].map((name) => nameWords(name).map(({ plain }) => plain)).sort((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  return few.length > 0 && few.every((word) => many.includes(word));
}
