import { cleanLine, fold, matchName } from "../core/text.ts";

/** Whether two company names may mean one company: "Acme" and "Acme Ltd" may, "Acme Ltd" and "Acme Corporation" may not. Pure. */

const FORMS: [RegExp, string][] = [
  [/\b(?:ltd|pte|tnhh|trach nhiem huu han)\b/, "limited"],
  [/\b(?:jsc|co phan|cp)\b/, "joint stock"],
  [/\b(?:corp|corporation)\b/, "corporation"],
  [/\binc\b/, "inc"],
  [/\bllc\b/, "llc"],
  [/\bplc\b/, "plc"],
  [/\bgmbh\b/, "gmbh"],
  [/\b(?:group|tap doan)\b/, "group"],
];

function legalForms(name: string): Set<string> {
  const folded = fold(name);
  return new Set(FORMS.flatMap(([pattern, form]) => (pattern.test(folded) ? [form] : [])));
}

/** True when the legal forms of two names do not contradict each other: one says all that the other says. */
export function mayShareForm(one: string, other: string): boolean {
  const [left, right] = [legalForms(one), legalForms(other)];
  return saysAllOf(left, right) || saysAllOf(right, left);
}

const saysAllOf = (all: Set<string>, some: Set<string>): boolean => [...some].every((form) => all.has(form));

const exactName = (name: string): string => fold(cleanLine(name));

/** The keys of a name, best first: as it is written, then without its legal form. Whoever finds by the second looks at the forms. */
export const nameKeys = (name: string): string[] => [`exact ${exactName(name)}`, `name ${matchName(name)}`];

/** Finds what goes by a company name: exactly that one first, then one of the same form or without any. The first that was added wins. */
export class CompanyNames<T> {
  readonly #byName = new Map<string, { name: string; value: T }[]>();

  add(name: string, value: T): void {
    const key = matchName(name);
    this.#byName.set(key, [...(this.#byName.get(key) ?? []), { name, value }]);
  }

  find(name: string): T | undefined {
    const candidates = this.#byName.get(matchName(name)) ?? [];
    const ranked = candidates.filter((candidate) => mayShareForm(candidate.name, name));
    const exact = ranked.find((candidate) => exactName(candidate.name) === exactName(name));
    return (exact ?? ranked.find((candidate) => isSameForm(candidate.name, name)) ?? ranked[0])?.value;
  }
}

const isSameForm = (one: string, other: string): boolean => {
  const [left, right] = [legalForms(one), legalForms(other)];
  return saysAllOf(left, right) && saysAllOf(right, left);
};
