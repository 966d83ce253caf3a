import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AskQuery, AskReply } from "../../src/ask/ask.schema.ts";
import { READABLE } from "../../src/reading/waiting.ts";
import { expectedOf, type Moment, readTables, wrongWith } from "../ask/oracle.ts";
import { importFile } from "../imports/import-file.ts";
import { type App, startApp } from "../support/app.ts";
import { type DatabaseView, databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { inTurn } from "./at-once.ts";
import { share } from "./intervals.ts";
import type { Line, Skipped } from "./scorecard.ts";

/**
 * Questions in both languages with the query that each is to become. A question counts when the query is exactly that one (the order of
 * conditions apart) and the numbers of its answer are those of an oracle that knows no SQL.
 */

type Data = "sample" | "crm";
interface Case {
  data: Data;
  turns: { q: string; ast: unknown }[];
}

/** Answers one question; `context` is the expected query of the turn before. */
export type Answerer = (question: string, context: AskQuery | undefined, world: World) => Promise<Answered>;
/** `failed`: nobody answered, which is no understanding that a question cannot be answered. */
export type Answered = Pick<AskReply, "query" | "answer" | "unknown"> & { failed?: boolean };

export interface World {
  app: App;
  tables: Awaited<ReturnType<typeof readTables>>;
  moment: Moment;
  currency: string;
}

const GROUP = "Asking (query and numbers exact)";
const SALES = ["sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv"];

export async function openWorld(data: Data, dataFolder: string): Promise<World> {
  const app = await startApp({ empty: data === "crm" });
  if (data === "crm") {
    const { body } = await app.owner.get<{ version: number }>("settings");
    await app.owner.patch("settings", { currency: "USD" }, { version: body.version });
    for (const name of SALES)
      await importFile(app.owner, name, new Uint8Array(readFileSync(join(dataFolder, "crm_sales", name))), { currency: "USD" });
  }
  const { workspace } = databasesOf(app);
  await readAll(app, workspace);
  const tables = await readTables((sql) => workspace.rows(sql));
  const { body: me } = await app.owner.get<{ member: { id: string } }>("me");
  return {
    app,
    tables,
    currency: data === "crm" ? "USD" : "VND",
    moment: { now: Date.now(), timeZone: "Asia/Ho_Chi_Minh", memberId: me.member.id },
  };
}

/** Has every message read, so that questions about complaints and moods have something to find. */
async function readAll(app: App, workspace: DatabaseView): Promise<void> {
  await workspace.run(
    `insert into readings (activity_id, state) select id, 'waiting' from activities where ${READABLE} on conflict (activity_id) do nothing`,
  );
  const read = () => workspace.count("readings", "state = 'waiting'").then((waiting) => (waiting === 0 ? true : undefined));
  await app.runtime.runScheduled();
  await eventually("all messages to be read", read, 60_000);
}

export const readCases = (name: string): Case[] =>
  readFileSync(join(import.meta.dirname, "cases", `${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);

/** Cases name people and things; here they become ids. */
function withIds(ast: unknown, tables: World["tables"]): unknown {
  if (Array.isArray(ast)) return ast.map((each) => withIds(each, tables));
  if (typeof ast === "object" && ast !== null)
    return Object.fromEntries(Object.entries(ast).map(([key, value]) => [key, withIds(value, tables)]));
  if (typeof ast !== "string" || !ast.startsWith("@")) return ast;
  const [, kind = "", name = ""] = /^@(\w+):(.*)$/.exec(ast) ?? [];
  const noun = { member: "members", product: "products", company: "companies", contact: "contacts" }[kind] ?? "";
  return tables[noun]?.find((row) => row.name === name)?.id ?? `no such ${kind}: ${name}`;
}

/** The same query however its conditions are put. */
export function normal(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(normal);
  if (typeof given !== "object" || given === null) return given;
  const entries = Object.entries(given).map(([key, value]) => [key, normal(value)] as const);
  const sorted = entries.map(
    ([key, value]) => [key, ["all", "any", "none"].includes(key) || (key === "value" && isIn(given)) ? byText(value) : value] as const,
  );
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isIn = (node: object): boolean => ["in", "notIn"].includes((node as { op?: string }).op ?? "");
const byText = (value: unknown): unknown =>
  Array.isArray(value) ? [...value].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : value;

/** The address of a question. */
export const askPath = (question: string, context?: AskQuery): string =>
  `ask?${new URLSearchParams({ question, ...(context ? { context: JSON.stringify(context) } : {}) })}`;

interface Outcome {
  isExact: boolean;
  isAnswered: boolean;
  miss: string | undefined;
}

async function runCase({ turns }: Case, world: World, answer: Answerer): Promise<Outcome[]> {
  const { tables, moment: whose } = world;
  const outcomes: Outcome[] = [];
  let context: AskQuery | undefined;
  for (const { q, ast } of turns) {
    const expected = withIds(ast, tables) as AskQuery;
    const moment = { ...whose, now: Date.now() };
    const reply = await answer(q, context, world);
    const isExact =
      ast === null
        ? reply.query === null && !reply.failed
        : reply.query !== null && JSON.stringify(normal(reply.query)) === JSON.stringify(normal(expected));
    const wrong = reply.answer && ast ? wrongWith(reply.answer, expectedOf(tables, reply.query ?? expected, moment)) : undefined;
    const got = reply.query ? JSON.stringify(reply.query) : `not understood: ${reply.unknown.join(", ")}`;
    outcomes.push({
      isExact: isExact && !wrong,
      isAnswered: reply.query !== null || (ast === null && !reply.failed),
      miss:
        isExact && !wrong
          ? undefined
          : `${q} → ${wrong ? `WRONG NUMBERS (${wrong}) ` : ""}${got}${process.env.RELATA_EVAL_EXPECTED ? `\n        expected ${JSON.stringify(expected)}` : ""}`,
    });
    context = expected ?? undefined;
  }
  return outcomes;
}

/** The product's own door, on the built-in engine. */
const atTheDoor: Answerer = async (question, context, { app }) => (await app.owner.get<AskReply>(askPath(question, context))).body;

/** Runs all sets of cases; without another answerer the product's own door answers them. */
export async function scoreAsking(dataFolder: string, answer = atTheDoor, group = GROUP, atOnce = 1): Promise<(Line | Skipped)[]> {
  const hasSales = existsSync(join(dataFolder, "crm_sales"));
  const worlds = new Map<Data, World>([["sample", await openWorld("sample", dataFolder)]]);
  if (hasSales) worlds.set("crm", await openWorld("crm", dataFolder));
  try {
    const lines: (Line | Skipped)[] = [];
    for (const [name, label] of [
      ["asking-held-out", "held-out questions"],
      ["asking-third", "third set"],
      ["asking-natural-held-out", "as people ask, held out"],
      ["asking-natural", "as people ask"],
      ["asking-dev", "questions it was tuned on"],
    ] as const) {
      const each = await inTurn(readCases(name), atOnce, async (one) => {
        const world = worlds.get(one.data);
        return world ? runCase(one, world, answer) : [];
      });
      const outcomes = each.flat();
      const exact = outcomes.filter(({ isExact }) => isExact).length;
      const silent = outcomes.filter(({ isExact, isAnswered }) => isAnswered && !isExact).length;
      const misses = outcomes.flatMap(({ miss }) => miss ?? []);
      lines.push({ group, name: `${label}, exact`, score: share(exact, outcomes.length), target: 0.7, better: "higher", misses });
      lines.push({ group, name: `${label}, answered otherwise than meant`, score: share(silent, outcomes.length), better: "lower" });
    }
    if (!hasSales) lines.push({ group, skipped: `crm_sales is not under ${dataFolder} (set RELATA_DATA)` });
    return lines;
  } finally {
    for (const { app } of worlds.values()) await app.close();
  }
}
