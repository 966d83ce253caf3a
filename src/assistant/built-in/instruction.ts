import type { Language } from "../assistant.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { askedSentence } from "./requests.ts";
import { toldByUs } from "./told-by-us.ts";

/** What the sender asks to be said, in short ("nhắc bảng giá mới, hẹn thứ Năm"), made into sentences of the letter. */

export interface Directive {
  /** As it was typed. */
  said: string;
  /** A template with the voice's slots; undefined when we do not know how to say it. */
  template: string | undefined;
  item: PackItem;
  /** The matter alone, where it is only named. */
  named?: string | undefined;
}

/** How to write rather than what: nothing of it belongs into the letter. */
const STYLE =
  /^(?:viết|giọng|ngắn|dài|lịch sự|thân mật|trang trọng|nhẹ nhàng|đừng|không (?:nhắc|nói|đề cập)|bằng tiếng|dùng|write(?! (?:a|an|one) )|keep|make it|be |don't|do not|avoid|use |short|polite|friendly|formal|in english|in vietnamese|no )/iu;

const MOST = 4;

/** The sender's wishes, in the order in which they were typed. */
export function directivesOf({ items, language, history }: Pack): Directive[] {
  const item = items.find(({ ref }) => ref === "i1");
  const parts = partsOf(item?.text ?? "");
  return item
    ? parts
        .filter((part) => !STYLE.test(part))
        .slice(0, MOST)
        .map((said) => ({ said, item, ...directiveOf(language === "vi" ? toldByUs(said, history.contact) : said, language) }))
    : [];
}

const partsOf = (instruction: string): string[] =>
  instruction
    .split(/[\n;]|[.!](?=\s|$)|,(?!\d)\s*/u)
    .map((part) => part.trim().replace(/^(?:và|and|then|rồi) /iu, ""))
    .filter((part) => part.length > 2);

/** What the sender asks of the manner, and what they want left out. */
export const mannersIn = (instruction: string): string[] => partsOf(instruction).filter((part) => STYLE.test(part));

const directiveOf = (said: string, language: Language): Pick<Directive, "template" | "named"> => {
  const asked = askedSentence(said, language);
  return { template: asked?.template, named: asked?.named };
};
