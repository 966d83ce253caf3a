import { words } from "../../core/text.ts";
import { dayNumber } from "../calendar.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isTalk } from "../signals.ts";
import { languageOf, topicWords } from "../topics.ts";
import { givenName } from "./address.ts";
import { pledgeInWords } from "./pledge-kinds.ts";
import { isSameMatter, type Pledge } from "./pledges.ts";

/** What we owe the customer: what was promised to them, by the task for it where there is one, the most overdue first. */

export interface Debt {
  /** "gửi {you} danh sách …": what is to be done, as it follows "Em sẽ". */
  phrase: string | undefined;
  /** The phrase names only what kind of thing was promised, as its words are in another language than the letter. */
  isByKind: boolean;
  /** Our own words, when it was promised in writing. */
  quote: string | undefined;
  /** The day by which it was due, a day number. */
  dueDay: number | undefined;
  isLate: boolean;
  item: PackItem;
  promisedIn: PackItem | undefined;
}

export function debtsOf(pack: Pack, pledges: Pledge[]): Debt[] {
  const zone = pack.history.workspace.timeZone;
  const today = dayNumber(pack.now, zone);
  const promised = pledges.filter(({ by, isOpen, item }) => by === "us" && isOpen && isTold(item));
  const ours = promised.filter(({ item }) => item.activity?.direction === "out" && item.activity.kind === "email");
  const taken = new Set<Pledge>();
  const tasks = [...pack.items]
    .sort((a, b) => Number(Boolean(b.task)) - Number(Boolean(a.task)))
    .flatMap((item): Debt[] => {
      const title = item.task?.title ?? (item.deal?.status === "open" ? (item.deal.nextStep ?? "") : "");
      const phrase = toldPhrase(title, pack);
      if (!phrase) return [];
      const pledge = promised.find((one) => !taken.has(one) && isSameMatter(topicWords(one.text), topicWords(title)));
      if (!pledge) return [];
      taken.add(pledge);
      const { dueDay } = pledge;
      return [
        {
          phrase,
          isByKind: false,
          quote: undefined,
          dueDay,
          isLate: dueDay !== undefined && dueDay < today,
          item,
          promisedIn: pledge.item,
        },
      ];
    });
  const named = promised
    .filter((one) => one.deed !== undefined && !taken.has(one))
    .flatMap(({ deed = "", dueDay, item }): Debt[] => {
      const phrase = toldPhrase(deed.charAt(0).toUpperCase() + deed.slice(1), pack);
      const isLate = dueDay !== undefined && dueDay < today;
      return phrase ? [{ phrase, isByKind: false, quote: undefined, dueDay, isLate, item, promisedIn: item }] : [];
    });
  const pledged = ours.filter(({ text }) => !tasks.some(({ phrase }) => isSameMatter(topicWords(text), topicWords(phrase ?? ""))));
  const quoted = pledged
    .filter(({ text }) => (languageOf(text) ?? pack.language) === pack.language && clauseOf(text).length <= 200)
    .map(
      (pledge): Debt => ({
        phrase: undefined,
        isByKind: false,
        quote: clauseOf(pledge.text),
        dueDay: pledge.dueDay,
        isLate: pledge.dueDay !== undefined && pledge.dueDay < today,
        item: pledge.item,
        promisedIn: pledge.item,
      }),
    );
  return distinct(
    [...tasks, ...named, ...quoted, ...debtsByKind(promised, pack, today)].sort(
      (a, b) => Number(b.isLate) - Number(a.isLate) || (a.dueDay ?? today + 90) - (b.dueDay ?? today + 90),
    ),
  );
}

/** Promises in another language than the letter's are not quoted, but what they owe can be said. */
const debtsByKind = (promised: Pledge[], { language }: Pack, today: number): Debt[] =>
  promised
    .filter(({ text }) => (languageOf(text) ?? language) !== language)
    .flatMap(({ text, dueDay, item }): Debt[] => {
      const phrase = pledgeInWords(text, language);
      if (!phrase) return [];
      const isLate = dueDay !== undefined && dueDay < today;
      return [{ phrase, isByKind: true, quote: undefined, dueDay, isLate, item, promisedIn: item }];
    });

/** Did the customer hear or read it? What we note for ourselves is no promise. */
const isTold = ({ activity }: PackItem): boolean => activity !== undefined && (isTalk(activity) || activity.direction === "out");

/** Of a long sentence only the last part, where the promise with its day stands. */
const clauseOf = (text: string): string => (text.length > 150 ? (text.split(/; /u).at(-1) ?? text) : text);

const textOf = ({ phrase, quote }: Debt): string => phrase ?? quote ?? "";
const distinct = (debts: Debt[]): Debt[] =>
  debts.filter(
    (debt, index) =>
      !debts
        .slice(0, index)
        .some((other) => textOf(debt) === textOf(other) || isSameMatter(topicWords(textOf(debt)), topicWords(textOf(other)))),
  );

const OUTWARD_VI =
  /^(?:gửi|báo|xác nhận|kiểm tra|chuẩn bị|cập nhật|làm|lập|soạn|đổi|giao|mang|tính lại|nộp|bổ sung|thay|trả lời)(?: lại)? (?!mail|email|nội bộ)/iu;
const OUTWARD_EN = /^(?:send|share|answer|confirm|check|prepare|update|deliver|provide|draft|replace|bring|ship|recalculate|revise) /iu;
const INTERNAL =
  /nội bộ|sếp|thuyết phục|(?<!\p{L})ép(?!\p{L})|lợi nhuận|biên|internal|boss|convince|push|margin|follow[- ]?up|nhắc|remind|visit of|thăm dò/iu;
const GIVING_VI = /^(gửi|báo|trả lời)(?: lại)? (?!\{you\}|cho |qua |tới |đến |(?:anh|chị|cô|chú|bác|ông|bà) \p{Lu})/iu;
const GIVING_EN = /^(send|bring|answer) (?!\{you\}|your )(?!\p{Lu})(?!.* to \{you\})/iu;

/** A task's title as it may be told the customer, with "{you}" where it names them; undefined when it is for colleagues. */
export function toldPhrase(title: string, pack: Pack): string | undefined {
  const isVietnamese = pack.language === "vi";
  if (
    !title ||
    !(isVietnamese ? OUTWARD_VI : OUTWARD_EN).test(title) ||
    INTERNAL.test(title) ||
    (languageOf(title) ?? pack.language) !== pack.language
  )
    return undefined;
  const bare = title
    .replace(/\([^)]*\)/gu, (inner) => (namesOwn(inner, pack) ? "" : inner))
    .replace(/\s+/g, " ")
    .replace(/ ([:,])/g, "$1");
  const [head = "", ...about] = bare.split(/: /u);
  const matter = [head.split(/, (?=hạn|xin|chốt|giảm|trước|due|by|ask)/iu)[0], ...(about.length > 0 ? [about.join(": ")] : [])].join(
    isVietnamese ? " về " : " about ",
  );
  const spoken = withYou(matter.replace(/(?: ngay| now| asap)?[.\s]*$/iu, ""), pack);
  if (namesCompany(spoken, pack)) return undefined;
  const lowered = spoken.charAt(0).toLowerCase() + spoken.slice(1);
  if (isVietnamese && lowered.includes("{you}")) return lowered;
  return isVietnamese
    ? lowered.replace(GIVING_VI, (verb) => `${verb.trimEnd()} {you} `)
    : lowered.replace(GIVING_EN, (verb) => (/^answer/.test(verb) ? verb : `${verb.trimEnd()} you `)).replaceAll("{you}", "you");
}

const FORM = "(?:anh|chị|cô|chú|bác|ông|bà|Mr\\.?|Ms\\.?|Mrs\\.?|Dr\\.?)";

/** The recipient's and the company's name become "you". */
function withYou(text: string, { history, language }: Pack): string {
  const { contact, company } = history;
  const given = contact ? givenName(contact) : "";
  const persons = contact ? [contact.name, given, contact.familyName].filter((name) => name.length > 1) : [];
  const person =
    persons.length > 0 ? new RegExp(`(?:${FORM} )?(?<!\\p{L})(?:${persons.map(escaped).join("|")})(?!\\p{L})`, "gu") : undefined;
  const firm = companyRun(text, company?.name ?? "");
  const named = firm
    ? text.replace(new RegExp(`(?: (?:cho|với|to|with|for))? ?(?:Trường |Công ty )?${escaped(firm)}(?:'s)?`, "u"), (found) =>
        found.endsWith("'s")
          ? language === "en"
            ? " your"
            : " {you}"
          : /^ (?:cho|với)/u.test(found)
            ? ""
            : /^ (?:to|with|for)/u.test(found)
              ? `${/^ \w+/.exec(found)?.[0]} {you}`
              : " {you}",
      )
    : text;
  return person
    ? named
        .replace(person, (_, at: number, whole: string) => (/^'s/.test(whole.slice(at)) ? "your" : "{you}"))
        .replace(/\{you\}'s/g, "your")
    : named;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** The longest run of capitalised words in the text that all stand in the company's name: "Đảo Sim" of "Khu nghỉ dưỡng Đảo Sim". */
function companyRun(text: string, company: string): string | undefined {
  const known = new Set(words(company));
  const runs = [...text.slice(1).matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*)*/gu)].map(([run]) => run);
  return runs.find((run) => words(run).every((word) => known.has(word)));
}

const namesCompany = (text: string, { history }: Pack): boolean => companyRun(text, history.company?.name ?? "") !== undefined;

function namesOwn(text: string, { history }: Pack): boolean {
  const known = new Set(words(`${history.company?.name ?? ""} ${Object.values(history.people).join(" ")}`));
  const found = words(text);
  return found.length > 0 && found.every((word) => known.has(word));
}
