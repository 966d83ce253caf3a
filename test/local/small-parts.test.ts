import { expect, test, vi } from "vitest";
import { everyMinute, isDue } from "../../src/local/cron.ts";
import { firstPassword } from "../../src/local/first-password.ts";
import { readSqlText } from "../../src/local/sql-text.ts";
import { readStartOptions } from "../../src/local/start-options.ts";

const at = (text: string) => new Date(`${text}:30Z`);

test.each([
  ["* * * * *", "2026-11-22T05:59", true],
  ["*/15 * * * *", "2026-11-22T05:45", true],
  ["*/15 * * * *", "2026-11-22T05:46", false],
  ["0 3 * * *", "2026-11-22T03:00", true],
  ["0 3 * * *", "2026-11-22T04:00", false],
  ["0 9-17/2 * * 1-5", "2026-11-23T11:00", true],
  ["0 9-17/2 * * 1-5", "2026-11-22T11:00", false],
  ["5,35 * 1 */3 *", "2026-10-01T07:35", true],
  ["5,35 * 1 */3 *", "2026-11-01T07:35", false],
])("cron %s at %s: %s", (cron, time, due) => {
  expect(isDue(cron, at(time))).toBe(due);
});

test("the clock strikes at the start of every minute until it is stopped", () => {
  vi.useFakeTimers({ now: at("2026-11-22T05:58") });
  try {
    const struck: string[] = [];
    const stop = everyMinute((time) => struck.push(time.toISOString().slice(11, 19)));
    vi.advanceTimersByTime(29_000);
    expect(struck).toEqual([]);
    vi.advanceTimersByTime(121_010);
    expect(struck).toEqual(["05:59:00", "06:00:00", "06:01:00"]);
    stop();
    vi.advanceTimersByTime(120_000);
    expect(struck).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  ["select 1", false],
  [" -- note\n /* more */ SELECT 1", false],
  ["begin", false],
  ["BEGIN DEFERRED", false],
  ["BEGIN TRANSACTION READONLY", false],
  ["begin immediate", true],
  ["with x as (select 1) delete from t", true],
  ["insert into t values (1)", true],
  ["pragma user_version = 3", true],
  ["create table t (id)", true],
])("%s may write: %s", (sql, mayWrite) => {
  expect(readSqlText(sql).mayWrite).toBe(mayWrite);
});

test("a trigger's own statements are not a second statement", () => {
  const trigger = "create trigger t after insert on a begin insert into b values (1); delete from c; end;";
  expect(readSqlText(trigger).hasTail).toBe(false);
  expect(readSqlText("select 1; select 2").hasTail).toBe(true);
  expect(readSqlText("select 'a;b' -- ; c\n;").hasTail).toBe(false);
});

test.each([["--port", "x"], ["--port", "70000"], ["--port", "-1"], ["--prot", "1"], ["extra"], ["--port"]])(
  "start refuses %s %s in one sentence",
  (...args) => {
    expect(() => readStartOptions(args)).toThrow(/^[^\n]+[.]$/);
  },
);

test.each([
  ["--owner", "Nguyễn An"],
  ["--owner", "an@cty.vn"],
  ["--owner", "<an@cty.vn>"],
  ["--owner", "Nguyễn An <an@cty>"],
  ["--owner", "Nguyễn An <an@cty.vn>", "--password", "short"],
  ["--password", "long enough"],
  ["--name", " "],
])("start founds nothing with %s %s %s %s", (...args) => {
  expect(() => readStartOptions(args)).toThrow(/^[^\n]+[.]$/);
});

test("start reads who owns a new workspace and what it is called", () => {
  const { founding } = readStartOptions(["--owner", " Nguyễn An <An@cty.vn> ", "--password", "cổng sắt đỏ", "--name", "Công ty An"]);
  const owner = { name: "Nguyễn An", email: "an@cty.vn", password: "cổng sắt đỏ" };
  expect(founding).toEqual({ empty: false, name: "Công ty An", owner });
});

test("first passwords are good and differ", () => {
  const made = new Set(Array.from({ length: 50 }, firstPassword));
  expect(made.size).toBe(50);
  for (const password of made) expect(password).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}$/);
});

test("start reads its options", () => {
  expect(readStartOptions(["--port", "0", "--data", "/x", "--empty", "--json", "--no-open"])).toEqual({
    port: 0,
    dataDir: "/x",
    founding: { empty: true, name: undefined, owner: undefined },
    json: true,
    opensBrowser: false,
    help: false,
  });
});
