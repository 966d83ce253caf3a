import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Activity } from "../../src/activities/activities.schema.ts";
import { type ReaderInput, readText } from "../../src/reading/built-in/read.ts";
import type { Findings, ReadingField, Values } from "../../src/reading/reading.schema.ts";
import { MEMBERS } from "../../src/sample/members.ts";
import { PRODUCTS } from "../../src/sample/products.ts";
import { share } from "./intervals.ts";
import type { Line } from "./scorecard.ts";

/** How well messages, notes and calls are read: our own cases with what stands in them and where, and traps with what does not. */

type Money = [amount: number, currency: string, words: string];
type Period = [from: string, to: string, words: string];

interface Expected {
  intent?: Values["intent"];
  sentiment?: Values["sentiment"];
  complaint?: Values["complaint"];
  ultimatum?: Values["ultimatum"];
  competitor?: string;
  budget?: Money;
  timing?: Period;
  product?: string;
}

export interface ReadingCase {
  id: string;
  kind: Activity["kind"];
  direction: Activity["direction"];
  subject: string;
  body: string;
  expect: Expected;
  /** Of a trap: what must not be found. */
  absent?: ReadingField[];
}

/** Whatever reads: the built-in reader, recorded answers, a model. */
export type Answer = (input: ReaderInput, id: string) => Findings | Promise<Findings>;

/** Monday, 23 November 2026, nine o'clock in Hà Nội. */
const AT = Date.UTC(2026, 10, 23, 2);
const WORLD = {
  ours: ["Mộc An", "Trần Hà", "Lê Minh"],
  customers: ["Nguyễn Thị Lan", "Nguyễn Văn Dũng", "Công ty Hải Đăng"],
  products: ["Bàn họp Oslo", "Ghế Ergo Pro", "Tủ hồ sơ T3", "Gói bảo trì Vàng", "Desk Flow 2"].map((name, index) => ({
    id: `pro_${index}`,
    name,
  })),
  currency: "VND",
  timeZone: "Asia/Ho_Chi_Minh",
  occurredAt: AT,
};

export const readingCases = (name: CaseFile): ReadingCase[] =>
  readFileSync(join(import.meta.dirname, `cases/reading-${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ReadingCase);

const textOf = ({ kind, direction, subject, body }: ReadingCase) => ({ kind, direction, subject, body });
export const inputOf = (one: ReadingCase): ReaderInput => ({ ...WORLD, ...textOf(one) });

const builtIn: Answer = (input) => readText(input).findings;

/** Choices that every case names are shares of right ones; of the rest there is precision and recall, and whether the span holds the words. */
export async function scoreReading(answer: Answer = builtIn): Promise<Line[]> {
  return [
    ...(await scoreCases("dev", answer)),
    ...(await scoreCases("held-out", answer)),
    ...(await scoreCases("third", answer)),
    ...(await scoreSample(answer)),
    await scoreTraps(answer),
  ];
}

type CaseFile = keyof typeof GROUPS | "sample" | "traps" | "proposals";
const GROUPS = { dev: "cases it was made with", "held-out": "held out, opened once", third: "a third set, opened once" };
const CHOICES = ["intent", "sentiment"] as const;
const PLACED = ["complaint", "competitor", "budget", "timing", "product"] as const;
type Placed = (typeof PLACED)[number] | "ultimatum";
const TARGETS: Partial<Record<ReadingField, number>> = { competitor: 0.9, budget: 0.9, timing: 0.9, product: 0.9, complaint: 0.9 };

const OF_SAMPLE = ["complaint", "competitor", "ultimatum", "budget"] as const;

interface SampleCase extends ReadingCase {
  at: string;
  customers: string[];
}

/** Texts of the sample workspace, each with the name of those it is about: what everyone who tries the product sees read. */
async function scoreSample(answer: Answer): Promise<Line[]> {
  const world = {
    ...WORLD,
    ours: ["Mộc Giang", ...MEMBERS.map(({ name }) => name)],
    products: PRODUCTS.map(({ name }) => ({ id: name, name })),
  };
  const cases = readingCases("sample") as SampleCase[];
  const read = await Promise.all(
    cases.map(async (one) => {
      const input = { ...world, ...textOf(one), customers: one.customers, occurredAt: Date.parse(one.at) };
      return { one, found: await answer(input, one.id) };
    }),
  );
  return OF_SAMPLE.flatMap((field) => linesOf("Reading, the sample workspace", field, read, field === "complaint" ? 0.9 : undefined));
}

type Read = { one: ReadingCase; found: Findings }[];

/** Precision and recall of one field, each value with its words. */
function linesOf(group: string, field: Placed, read: Read, target: number | undefined): Line[] {
  const found = read.filter((each) => each.found[field] !== undefined);
  const wanted = read.filter(({ one }) => one.expect[field] !== undefined);
  const right = (each: Read[number]) => isRight(each.one, each.found, field);
  const misses = [...found.filter((each) => !right(each)), ...wanted.filter((each) => each.found[field] === undefined)].map(
    ({ one, found: all }) => `${one.id}: ${shown(all, field)} instead of ${JSON.stringify(one.expect[field] ?? null)}`,
  );
  const precision = { group, name: `${field}, precision`, score: share(found.filter(right).length, found.length), misses };
  return [
    { ...precision, better: "higher" as const, ...(target === undefined ? {} : { target }) },
    { group, name: `${field}, recall`, score: share(wanted.filter(right).length, wanted.length), better: "higher" },
  ];
}

async function scoreCases(name: keyof typeof GROUPS, answer: Answer): Promise<Line[]> {
  const group = `Reading, ${GROUPS[name]}`;
  const read = await Promise.all(readingCases(name).map(async (one) => ({ one, found: await answer(inputOf(one), one.id) })));
  const choices = CHOICES.map((field): Line => {
    const asked = read.filter(({ one }) => one.expect[field] !== undefined);
    const wrong = asked.filter(({ one, found }) => found[field]?.value !== one.expect[field]);
    const misses = wrong.map(({ one, found }) => `${one.id}: ${found[field]?.value ?? "nothing"} instead of ${one.expect[field]}`);
    return { group, name: `${field}, right`, score: share(asked.length - wrong.length, asked.length), better: "higher", misses };
  });
  const placed = PLACED.flatMap((field) => linesOf(group, field, read, name === "third" ? undefined : TARGETS[field]));
  return [...choices, ...placed];
}

/** All that the case names is read as it says, and nothing beside it; of a trap, nothing that is not there. */
export function isReadRight(one: ReadingCase, found: Findings): boolean {
  if (one.absent) return one.absent.every((field) => found[field] === undefined);
  const isSame = (field: (typeof CHOICES)[number]) => one.expect[field] === undefined || found[field]?.value === one.expect[field];
  const isPlaced = (field: (typeof PLACED)[number]) =>
    one.expect[field] === undefined ? found[field] === undefined : isRight(one, found, field);
  return CHOICES.every(isSame) && PLACED.every(isPlaced);
}

const shown = (found: Findings, field: ReadingField): string => JSON.stringify(found[field]?.value ?? null);

function isRight(one: ReadingCase, found: Findings, field: Placed): boolean {
  const { expect, body, subject } = one;
  const [want, got] = [expect[field], found[field]];
  if (want === undefined || got === undefined) return false;
  const words = (got.span.field === "body" ? body : subject).slice(got.span.start, got.span.end);
  const holds = (quote: string) =>
    words.toLowerCase().includes(quote.toLowerCase()) || (words.length > 2 && quote.toLowerCase().includes(words.toLowerCase()));
  if (field === "budget")
    return (
      found.budget?.value.amount === expect.budget?.[0] &&
      found.budget?.value.currency === expect.budget?.[1] &&
      holds(expect.budget?.[2] ?? "")
    );
  if (field === "timing")
    return (
      found.timing?.value.from === expect.timing?.[0] && found.timing?.value.to === expect.timing?.[1] && holds(expect.timing?.[2] ?? "")
    );
  if (field === "product") return found.product?.value.name === expect.product;
  return got.value === want && words.length > 0;
}

async function scoreTraps(answer: Answer): Promise<Line> {
  const traps = readingCases("traps");
  const fallen = await Promise.all(
    traps.map(async (trap) => {
      const found = await answer(inputOf(trap), trap.id);
      return (trap.absent ?? [])
        .filter((field) => found[field] !== undefined)
        .map((field) => `${trap.id}: ${field} ${shown(found, field)}`);
    }),
  );
  const misses = fallen.flat();
  return {
    ...{
      group: "Reading, traps",
      name: "orders, others' words, sums that are no budget: not read",
      better: "higher",
      target: 0.95,
      misses,
    },
    score: share(fallen.filter((each) => each.length === 0).length, traps.length),
  };
}
