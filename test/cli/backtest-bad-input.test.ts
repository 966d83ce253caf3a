import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { afterAll, describe, expect, test, vi } from "vitest";
import { backtestCommand } from "../../src/cli/backtest-command.ts";
import { reportFailure } from "../../src/cli/failure-report.ts";
import { seeded } from "../../src/core/random.ts";
import { DAY } from "../../src/core/time.ts";

/** Files as strangers have them: a sentence with a stable code and exit code 2, or a file in which every number is one. */

const folder = mkdtempSync(join(tmpdir(), "relata-bad-input-"));
vi.stubEnv("INIT_CWD", folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function quiet(command: Command): Command {
  command.exitOverride().configureOutput({ writeErr: () => {} });
  for (const each of command.commands) quiet(each as Command);
  return command;
}

/** Runs the command here, and holds back what it prints. */
async function run(args: string[]): Promise<{ code: number; out: string }> {
  const said: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void said.push(String(line)));
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  let code = 0;
  try {
    await quiet(backtestCommand()).parseAsync(args, { from: "user" });
  } catch (thrown) {
    code = reportFailure(thrown, args.includes("--json"));
  }
  log.mockRestore();
  error.mockRestore();
  return { code, out: said.join("\n") };
}

let files = 0;
function file(content: string | Uint8Array): string {
  files += 1;
  writeFileSync(join(folder, `given-${files}.csv`), content);
  return `given-${files}.csv`;
}

/** The code of the refusal; "written" where there is a file, and then no number in it or on either card may be none. */
async function outcome(args: string[]): Promise<string> {
  files += 1;
  const out = `written-${files}.csv`;
  const whole = [...args, ...(args.includes("--out") ? [] : ["--out", out])];
  const [plain, json] = [await run(whole), await run([...whole, "--json"])];
  expect(plain.code).toBe(json.code);
  const answer = JSON.parse(json.out) as { ok: boolean; error?: { code: string; message: string } };
  if (answer.error) {
    expect([json.code, answer.error.message]).toEqual([2, expect.stringMatching(/\S{3}/)]);
    return answer.error.code;
  }
  const written = existsSync(join(folder, out)) ? readFileSync(join(folder, out), "utf8") : "";
  expect(written.split("\n").length).toBeGreaterThan(2);
  for (const text of [written, plain.out, json.out]) expect(text).not.toMatch(/\b(?:NaN|Infinity|undefined)\b/);
  expect(plain.code).toBe(0);
  return "written";
}

const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const FIRST = 19_100;
const CUTOFF = FIRST + 420;

interface Line {
  who: string;
  at: string;
  amount: string;
  item: string;
}

/** Lines of 130 customers over 600 days. */
const lines: Line[] = (() => {
  const random = seeded("strangers");
  return Array.from({ length: 130 }, (_, customer) => {
    const own: Line[] = [];
    const gap = random.between(12, 70);
    for (let day = FIRST + random.between(0, 150); day < FIRST + 600; day += random.between(1, 2 * gap)) {
      own.push({
        who: `k${customer}`,
        at: iso(day),
        amount: (random.between(100, 90_000) / 100).toFixed(2),
        item: `sku ${random.between(1, 25)}`,
      });
      if (random.chance(0.07)) break;
    }
    return own;
  }).flat();
})();

const HEAD = "who,at,amount,item";
const csv = (some: Line[], delimiter = ","): string =>
  [HEAD.replaceAll(",", delimiter), ...some.map(({ who, at, amount, item }) => [who, at, amount, item].join(delimiter))].join("\n");
const each = (change: (line: Line, index: number) => Partial<Line>): Line[] => lines.map((line, at) => ({ ...line, ...change(line, at) }));

const purchases = (log: string, more: string[] = []) =>
  outcome([
    "purchases",
    "--log",
    log,
    "--customer",
    "who",
    "--date",
    "at",
    "--amount",
    "amount",
    "--cutoff",
    iso(CUTOFF),
    "--horizon-days",
    "45",
    ...more,
  ]);
const offers = (log: string, more: string[] = []) =>
  outcome(["offers", "--log", log, "--customer", "who", "--date", "at", "--item", "item", "--cutoff", iso(CUTOFF), ...more]);

describe("logs", () => {
  const turned = (day: string): string => day.split("-").reverse().join("/");
  const american = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`;

  test.each<[name: string, log: string | Uint8Array, bought: string, offered: string]>([
    ["nothing at all", "", "not_a_table", "not_a_table"],
    ["blank lines", "\n  \n\n", "not_a_table", "not_a_table"],
    ["a spreadsheet", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]), "not_a_table", "not_a_table"],
    ["a picture", Uint8Array.from({ length: 900 }, (_, at) => (at * 37) % 251), "not_a_table", "not_a_table"],
    ["headings alone", HEAD, "no_rows", "no_rows"],
    ["one row", csv(lines.slice(0, 1)), "written", "written"],
    ["one customer", csv(each(() => ({ who: "the only one" }))), "written", "written"],
    ["everything missing", csv(each(() => ({ who: "", at: "", amount: "", item: "" }))), "no_rows", "no_rows"],
    ["no readable date", csv(each(() => ({ at: "last week" }))), "no_rows", "no_rows"],
    ["dates to come alone", csv(each(({ at }) => ({ at: `21${at.slice(2)}` }))), "no_rows", "no_rows"],
    [
      "some dates to come, and some of long ago",
      csv(each(({ at }, row) => ({ at: row % 5 ? at : row % 2 ? "9999-12-31" : "1900-01-01" }))),
      "written",
      "written",
    ],
    ["one amount", csv(each(() => ({ amount: "12" }))), "written", "written"],
    ["amounts of nothing", csv(each(() => ({ amount: "0" }))), "written", "written"],
    ["amounts in words", csv(each(() => ({ amount: "a lot" }))), "written", "written"],
    ["amounts beyond all numbers", csv(each(() => ({ amount: "1e308" }))), "written", "written"],
    ["one amount beyond all numbers", csv(each(({ amount }, row) => ({ amount: row === 9 ? "1e300" : amount }))), "written", "written"],
    ["amounts next to nothing", csv(each(() => ({ amount: "1e-300" }))), "written", "written"],
    ["returns alone", csv(each(({ amount }) => ({ amount: `-${amount}` }))), "nothing_before_cutoff", "written"],
    ["a third of it returned", csv(each(({ amount }, row) => ({ amount: row % 3 ? amount : `-${amount}` }))), "written", "written"],
    ["every order three times", csv(lines.flatMap((line) => [line, line, line])), "written", "written"],
    ["each item once", csv(each((_, row) => ({ item: `sku ${row}` }))), "written", "written"],
    ["one item", csv(each(() => ({ item: "the same" }))), "written", "written"],
    [
      "semicolons, day first, decimal commas",
      csv(
        each(({ at, amount }) => ({ at: turned(at), amount: `1.${amount.replace(".", ",").padStart(6, "0")}` })),
        ";",
      ),
      "written",
      "written",
    ],
    [
      "tabs, month first",
      csv(
        each(({ at }) => ({ at: american(at) })),
        "\t",
      ),
      "written",
      "written",
    ],
    ["a byte order mark and Windows line ends", `\uFEFF${csv(lines).replaceAll("\n", "\r\n")}`, "written", "written"],
    ["line ends within quotes", csv(each(({ item }) => ({ item: `"${item}\nblue, ""large"""` }))), "written", "written"],
    ["a forgotten quotation mark", csv(each(({ item }, row) => ({ item: row === 40 ? `"${item}` : item }))), "written", "written"],
    ["all on one day", csv(each(() => ({ at: iso(CUTOFF - 3) }))), "written", "written"],
  ])("%s", async (_, log, bought, offered) => {
    const given = file(log);
    expect([await purchases(given), await offers(given)]).toEqual([bought, offered]);
  });

  test("ids keep their leading zeros", async () => {
    const given = file(csv(each(({ who }) => ({ who: who.slice(1).padStart(6, "0") }))));
    const args = [
      "offers",
      "--log",
      given,
      "--customer",
      "who",
      "--date",
      "at",
      "--item",
      "item",
      "--cutoff",
      iso(CUTOFF),
      "--out",
      "zeros.csv",
    ];
    expect((await run(args)).code).toBe(0);
    expect(readFileSync(join(folder, "zeros.csv"), "utf8").split("\n")[1]).toMatch(/^000\d{3},1,sku /);
  });

  const log = file(csv(lines));
  test.each<[name: string, more: string[], code: string]>([
    ["a cutoff before all", ["--cutoff", "1987-06-05"], "nothing_before_cutoff"],
    ["a cutoff long after all", ["--cutoff", "2026-06-30"], "written"],
    ["a cutoff to come", ["--cutoff", "2188-01-01"], "cutoff_in_the_future"],
    ["a cutoff that the calendar does not have", ["--cutoff", "2022-02-30"], "no_such_day"],
    ["a cutoff of nothing", ["--cutoff", ""], "no_such_day"],
    ["a customer column that is not there", ["--customer", "buyer"], "unknown_column"],
    ["a date column that is not there", ["--date", "buyer"], "unknown_column"],
    ["a date column of something else", ["--date", "item"], "no_rows"],
    ["a file that is not there", ["--log", "nowhere.csv"], "not_possible"],
    ["a folder in place of a file", ["--log", "."], "not_possible"],
    ["a place that cannot be written", ["--out", "no/such/folder.csv"], "not_possible"],
    ["an option that there is not", ["--frobnicate"], "usage"],
  ])("%s", async (_, more, code) => {
    expect([await purchases(log, more), await offers(log, more)]).toEqual([code, code]);
  });

  test.each(["0", "-3", "2.5", "soon", " ", "0x10", "1e2", "99999999"])("a horizon and a length of %j are refused", async (given) => {
    expect(await purchases(log, ["--horizon-days", given])).toBe("horizon_out_of_range");
    expect(await offers(log, ["--k", given])).toBe("k_out_of_range");
  });

  test("every customer alike: all silent in every test, and no figure is made up", async () => {
    expect(await purchases(file(csv(each(({ at }) => ({ who: at, at: iso(FIRST + Number(at.slice(8))) })))), ["--intervals"])).toBe(
      "written",
    );
  });
});

describe("labels", () => {
  type Row = Record<string, string | number>;
  const random = seeded("labelled strangers");
  const rows: Row[] = Array.from({ length: 240 }, (_, at) => {
    const [age, plan] = [random.between(18, 80), random.pick(["basic", "plus"])];
    const left = random.chance(1 / (1 + Math.exp(1 - age / 40 + (plan === "plus" ? 1 : 0)))) ? "yes" : "no";
    return { id: `r${at}`, age, plan, spent: random.between(1, 9_000) / 10, left };
  });
  const table = (change: (row: Row, at: number) => Row = () => ({}), some = rows, delimiter = ","): string => {
    const changed = some.map((row, at) => ({ ...row, ...change(row, at) }));
    const names = Object.keys(changed[0] ?? rows[0] ?? {});
    return [names.join(delimiter), ...changed.map((row) => names.map((name) => row[name]).join(delimiter))].join("\n");
  };
  const good = file(table());
  const labels = (train: string, score = good, more: string[] = []) =>
    outcome(["labels", "--train", train, "--score", score, "--id", "id", "--label", "left", "--positive", "yes", ...more]);

  test.each<[name: string, train: string, code: string]>([
    ["nothing at all", "", "not_a_table"],
    ["headings alone", table(undefined, []), "no_rows"],
    ["one row", table(undefined, rows.slice(0, 1)), "label_not_found"],
    ["all the one label", table(() => ({ left: "yes" })), "one_label_only"],
    ["none of the label", table(() => ({ left: "no" })), "label_not_found"],
    ["no label known", table(() => ({ left: "" })), "label_not_found"],
    ["nine rows", table((_, at) => ({ left: at % 2 ? "yes" : "no" }), rows.slice(0, 9)), "too_few_rows"],
    ["three values of the label", table(({ left = "" }, at) => ({ left: at % 6 ? left : "perhaps" })), "written"],
    ["one that has the label", table((_, at) => ({ left: at === 7 ? "yes" : "no" })), "written"],
    ["constant and empty columns", table(() => ({ age: 5, plan: "", spent: "x" })), "nothing_to_learn_from"],
    ["a value of its own in each row", table((_, at) => ({ plan: `plan ${at}` })), "written"],
    ["numbers beyond all numbers", table((_, at) => ({ spent: at % 3 ? "1e308" : "-1e308" })), "written"],
    ["numbers that are infinite", table((_, at) => ({ spent: at % 4 ? "1e999" : "Infinity" })), "written"],
    ["days of the year 9999", table((_, at) => ({ age: at % 3 ? iso(FIRST + at) : "9999-12-31" })), "written"],
    [
      "semicolons and decimal commas",
      table(({ spent }) => ({ spent: `1.${String(spent).padStart(3, "0").slice(0, 3)},56` }), rows, ";"),
      "written",
    ],
    ["tabs", table(undefined, rows, "\t"), "written"],
    ["line ends within quotes", table(({ plan }) => ({ plan: `"${plan}\nnew, ""sic"""` })), "written"],
    ["one id for all", table(() => ({ id: "x" })), "written"],
  ])("learned from %s", async (_, train, code) => {
    expect(await labels(file(train))).toBe(code);
  });

  test("learned from ten thousand values of one column", async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => ({
      ...(rows[at % rows.length] as Row),
      id: `m${at}`,
      plan: `plan ${at % 10_000}`,
    }));
    expect(await labels(file(table(undefined, many)))).toBe("written");
  });

  test.each<[name: string, score: string, code: string]>([
    ["nothing at all", "", "not_a_table"],
    ["headings alone", table(undefined, []), "no_rows"],
    ["one row", table(undefined, rows.slice(0, 1)), "written"],
    ["no ids", "age,plan,spent\n40,plus,10", "unknown_column"],
    ["a column too few", "id,age,plan\nq,40,plus", "unknown_column"],
    ["columns too many, in another order", "zodiac,spent,plan,age,id\nlion,10,plus,40,q\nfish,11,basic,41,r", "written"],
    ["cells that are empty or make no sense", "id,age,plan,spent\nq,,,\nr,old,gold,1e999", "written"],
    ["another delimiter", table(undefined, rows, ";"), "written"],
  ])("scored: %s", async (_, score, code) => {
    expect(await labels(good, file(score))).toBe(code);
  });

  test.each<[name: string, more: string[], code: string]>([
    ["a label column that is not there", ["--label", "gone"], "unknown_column"],
    ["an id column that is not there", ["--id", "gone"], "unknown_column"],
    ["a value that no row has", ["--positive", "oui"], "label_not_found"],
    ["a value of nothing", ["--positive", ""], "label_not_found"],
    ["a column to keep that is not there", ["--keep", "gone"], "unknown_column"],
    ["every column left out", ["--leave-out", "age", "--leave-out", "plan", "--leave-out", "spent"], "nothing_to_learn_from"],
    ["a day that is none", ["--as-of", "soon"], "not_possible"],
    ["dates that are none", ["--date", "plan"], "not_possible"],
    ["a place that cannot be written", ["--out", "no/such/folder.csv"], "not_possible"],
    ["an option too few", ["--train"], "usage"],
  ])("asked for %s", async (_, more, code) => {
    expect(await labels(good, good, more)).toBe(code);
  });

  test.each(["none", "NA", "-"])("%j is a label where it is the one that is asked for", async (label) => {
    const given = file(table(({ left }) => ({ left: left === "yes" ? label : "some" })));
    expect(await labels(given, given, [`--positive=${label}`])).toBe("written");
  });
});
