import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { LabelCard } from "../../src/predictions/labels/train.ts";
import { auc } from "../../src/predictions/metrics.ts";
import { customers } from "../predictions/world.ts";
import { run } from "../support/command.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-backtest-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const labels = (...args: string[]) => run("src/cli/main.ts", ["backtest", "labels", ...args], { INIT_CWD: folder }).finished;
const question = ["--id", "id", "--label", "left", "--positive", "yes", "--out", "p.csv"];

/** Customers as a file of the given delimiter; amounts with decimal commas when that is a semicolon. */
function file(name: string, rows: number, delimiter: string): number[] {
  const { table } = customers(rows, name);
  const lines = Array.from({ length: rows }, (_, row) =>
    table.columns
      .map(({ name: column, cells }) => {
        const text = String(cells[row]);
        if (column === "spent") return row % 11 === 0 ? "NA" : delimiter === ";" ? `${text},50` : `"1,${text.padStart(3, "0")}.25"`;
        return column === "id" && row === 0 ? '"cus, ""0"""' : text;
      })
      .join(delimiter),
  );
  writeFileSync(join(folder, name), `\ufeff${table.columns.map((column) => column.name).join(delimiter)}\r\n${lines.join("\r\n")}\r\n`);
  return Array.from(table.columns.at(-1)?.cells ?? [], (cell) => Number(cell === "yes"));
}

function predictions(): { ids: string[]; p: number[] } {
  const [head, ...lines] = readFileSync(join(folder, "p.csv"), "utf8").trim().split("\n");
  expect(head).toBe("id,p");
  return {
    ids: lines.map((line) => line.slice(0, line.lastIndexOf(","))),
    p: lines.map((line) => Number(line.slice(line.lastIndexOf(",") + 1))),
  };
}

test("it learns from one file, scores another and prints its card, the same again under a seed", async () => {
  file("train.csv", 900, ",");
  const outcomes = file("score.csv", 300, ";");
  const { code, out, err } = await labels("--train", "train.csv", "--score", "score.csv", ...question, "--reasons");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^left is yes: ridge logistic regression, learned from 900 rows/);
  expect(out).toMatch(/AUC +0\.\d{4} {2}\[0\.\d{4}, 0\.\d{4}\]/);
  expect(out).toContain("Percentages: allowed");
  expect(out).toMatch(/cus_\d+: .*: raises it/);
  const first = predictions();
  expect(first.ids.slice(0, 2)).toEqual(['"cus, ""0"""', "cus_1"]);
  expect(auc(outcomes, first.p)).toBeGreaterThan(0.7);
  const again = await labels("--train", "train.csv", "--score", "score.csv", ...question, "--json");
  const { card, ...rest } = JSON.parse(again.out) as { ok: boolean; card: LabelCard; scored: number };
  expect(rest).toMatchObject({ ok: true, scored: 300 });
  expect(card).toMatchObject({ percentages: { state: "allowed" }, dropped: [], leaks: [] });
  expect(predictions()).toEqual(first);
});

test("few labels: points, a refused percentage, and p.csv all the same", async () => {
  file("few.csv", 50, ",");
  const { code, out } = await labels("--train", "few.csv", "--score", "few.csv", ...question);
  expect(code).toBe(0);
  expect(out).toContain("Refused a percentage (too_few_of_a_class)");
  expect(out).toMatch(/[+−]10 /);
  expect(predictions().p.every((p) => p > 0 && p < 1)).toBe(true);
});

test.each([
  [
    "unknown_column",
    ["--train", "few.csv", "--score", "few.csv", "--id", "nr", "--label", "left", "--positive", "yes", "--out", "q.csv"],
    /no column "nr"/,
  ],
  [
    "label_not_found",
    ["--train", "few.csv", "--score", "few.csv", "--id", "id", "--label", "left", "--positive", "gone", "--out", "q.csv"],
    /No row has "gone"/,
  ],
  ["not_possible", ["--train", "none.csv", "--score", "few.csv", ...question], /no file none\.csv/],
  ["usage", ["--train", "few.csv"], /Required option/],
])("what cannot be done ends with 2 and says %s", async (code, args, says) => {
  file("few.csv", 50, ",");
  const finished = await labels(...args, "--json");
  expect([finished.code, finished.err]).toEqual([2, expect.stringMatching(says)]);
  expect(JSON.parse(finished.out)).toMatchObject({ ok: false, error: { code } });
});
