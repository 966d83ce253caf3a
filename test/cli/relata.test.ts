import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../../src/companies/companies.schema.ts";
import { DAY } from "../../src/core/time.ts";
import { ROOT } from "../../src/local/paths.ts";
import { listed } from "../imports/import-file.ts";
import { type App, startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { run } from "../support/command.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-cli-"));
let app: App;

beforeAll(async () => {
  app = await startApp({ empty: true });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const relata = (...args: string[]) => run("src/cli/main.ts", args, { INIT_CWD: folder }).finished;
const onApp = (...args: string[]) => relata(...args, "--data", app.dataDir);
const file = (name: string, content: string) => writeFileSync(join(folder, name), content);
const owner = () => app.setUp.signIn.find(({ role }) => role === "owner");

describe("import", () => {
  test("says what became of each file", async () => {
    file("companies.csv", "Company,Domain,City\nSông Xanh,songxanh.vn,Huế\nNúi Đỏ,nuido.vn,Đà Lạt\n");
    const { code, out } = await onApp("import", "companies.csv");
    expect(code).toBe(0);
    expect(out).toMatch(/^companies\.csv: 2 companies read in \d+\.\d s \([\d,]+\/s\)\n {2}2 new, 0 changed, 0 already there\n$/);
    expect((await onApp("import", "companies.csv")).out).toContain("0 new, 0 changed, 2 already there");
  });

  test("a folder goes in an order in which everything finds what it refers to; what is no data there is passed over", async () => {
    mkdirSync(join(folder, "crm"));
    file("crm/accounts.csv", "account,revenue,employees\nBlue River,1100.04,20\n");
    file(
      "crm/data_dictionary.csv",
      "Table,Field,Description\naccounts,account,Company name\naccounts,revenue,Annual revenue (in millions of USD)\n",
    );
    file("crm/pipeline.csv", "opportunity_id,sales_agent,account,deal_stage,close_value\nD1,Anna Snell,Blue River,Won,1054\n");
    file("crm/teams.csv", "sales_agent,manager,regional_office\nAnna Snell,Dustin Brink,East\n");
    const { code, out } = await onApp("import", "crm", "--json");
    expect(code).toBe(0);
    const { files } = JSON.parse(out) as {
      files: { file: string; refused: string | null; import: { startedAt: number; tally: object } | null }[];
    };
    expect(files.map((one) => [one.file, one.refused === null, one.import?.tally])).toEqual([
      ["accounts.csv", true, {}],
      ["data_dictionary.csv", false, undefined],
      ["pipeline.csv", true, {}],
      ["teams.csv", true, { members: 1 }],
    ]);
    expect((await listed<Company>(app.owner, "companies")).get("Blue River")).toMatchObject({
      annualRevenue: 110_004_000_000,
      currency: "USD",
    });
  });

  test("bad rows are named, and the command says so with its exit code", async () => {
    file("people.csv", "name,email\nGood,good@x.vn\nBad,nonsense\n");
    const { code, out } = await onApp("import", "people.csv");
    expect(code).toBe(1);
    expect(out).toContain('1 new, 0 changed, 0 already there, 1 not imported\n  line 3, email: "nonsense" is not an e-mail address');
  });

  test("columns and rows can be named by hand, and tried out first", async () => {
    file("odd.csv", "Wer,Wo\nHaus Grün,Berlin\n");
    expect(await onApp("import", "odd.csv")).toMatchObject({
      code: 2,
      out: expect.stringContaining("Say what the rows are (--as companies, contacts"),
    });
    const flags = ["--as", "companies", "--map", "Wer=name", "--map", "Wo=city"];
    const dry = await onApp("import", "odd.csv", ...flags, "--dry-run");
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining("dry run: nothing was changed\n  1 new") });
    expect((await listed<Company>(app.owner, "companies")).has("Haus Grün")).toBe(false);
    await onApp("import", "odd.csv", ...flags);
    expect((await listed<Company>(app.owner, "companies")).get("Haus Grün")).toMatchObject({ city: "Berlin" });
  });

  test("what is no CSV and no mailbox is refused in one sentence", async () => {
    file("book.xlsx", "PK\u0003\u0004 xl/workbook.xml");
    expect(await onApp("import", "book.xlsx")).toEqual({
      code: 2,
      err: "",
      out: "book.xlsx: not imported. This is an Excel workbook (.xlsx). Save the sheet as CSV (UTF-8) and import that\n",
    });
  });

  test("to a server elsewhere, with a key", async () => {
    const { out } = await onApp("key", "create", "--member", owner()?.email ?? "", "--json");
    const { key } = JSON.parse(out) as { key: string };
    expect(await relata("import", "companies.csv", "--url", app.url, "--key", key)).toMatchObject({
      code: 0,
      out: expect.stringContaining("2 already there"),
    });
    expect(await relata("import", "companies.csv", "--url", app.url, "--key", "rel_wrong")).toMatchObject({
      code: 2,
      err: expect.stringContaining("valid API key"),
    });
    expect(await relata("import", "companies.csv", "--url", app.url)).toMatchObject({ code: 2, err: expect.stringContaining("--key") });
    expect(await relata("import", "companies.csv", "--url", "http://127.0.0.1:1", "--key", "x")).toMatchObject({
      code: 2,
      err: expect.stringContaining("does not answer"),
    });
  });

  test("says what amounts without a currency were read as", async () => {
    file("deals.csv", "opportunity_id,name,stage,amount\nN1,Unnamed,Won,1054\n");
    expect((await onApp("import", "deals.csv")).out).toContain("amounts read as VND; say --currency to change");
    expect((await onApp("import", "deals.csv", "--currency", "USD")).out).not.toContain("amounts read as");
  });

  test("reads standard input", async () => {
    const args = ["--import", "./src/local/require-node.js", "src/cli/main.ts", "import", "-", "--as", "companies", "--data", app.dataDir];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.end("Company\nFrom Stdin\n");
    expect(await text(child.stdout)).toContain("1 new");
    expect((await listed<Company>(app.owner, "companies")).has("From Stdin")).toBe(true);
  });

  test("leaves no key behind", async () => {
    const { body } = await app.owner.get<{ items: { name: string }[] }>("api-keys");
    expect(body.items.filter(({ name }) => name === "relata in a terminal")).toEqual([]);
  });
});

describe("key and user", () => {
  test("a key acts as its member", async () => {
    const email = owner()?.email ?? "";
    const { code, out } = await onApp("key", "create", "--member", email, "--json");
    expect(code).toBe(0);
    const { key, member } = JSON.parse(out) as { key: string; member: string };
    expect(member).toBe(email);
    const me = await Client.withKey(app.url, key).get<{ member: { email: string } }>("me");
    expect(me.body.member.email).toBe(email);
    expect((await onApp("key", "create", "--member", email)).out).toMatch(/^rel_\S+\n/);
  });

  test("a key is cut down to what it is for, and ends", async () => {
    const limits = ["--scopes", "contacts:read,tasks:write", "--expires", "30"];
    const { out } = await onApp("key", "create", "--member", owner()?.email ?? "", "--json", ...limits);
    const made = JSON.parse(out) as { scopes: string[]; expiresAt: number };
    expect(made.scopes).toEqual(["contacts:read", "tasks:write"]);
    expect((made.expiresAt - Date.now()) / DAY).toSatisfy((days) => Number(days) > 29 && Number(days) < 31.1);
    const [shown] = (await app.owner.get<{ items: object[] }>("api-keys")).body.items;
    expect(shown).toMatchObject({ scopes: made.scopes, expiresAt: made.expiresAt });
    expect(await onApp("key", "create", "--member", owner()?.email ?? "", "--expires", "soon")).toMatchObject({
      code: 2,
      err: expect.stringContaining("2027-01-31"),
    });
  });

  test("nobody's key is refused", async () => {
    expect(await onApp("key", "create", "--member", "nobody@x.vn")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("Nobody signs in with nobody@x.vn"),
    });
  });

  test("who can sign in", async () => {
    const { out } = await onApp("user", "list", "--json");
    expect((JSON.parse(out) as { users: unknown[] }).users).toContainEqual({
      email: owner()?.email,
      name: owner()?.name,
      role: "owner",
      roleName: "owner",
      hasPassword: true,
    });
  });

  test("a person is let in with a role of the workspace, by its name", async () => {
    const policy = { allows: { "contacts:read": "all" }, hides: {}, locks: {} };
    const { id } = (await app.owner.post<{ id: string }>("roles", { name: "Lễ tân", policy })).body;
    const add = (role: string, email: string) => onApp("user", "add", "--name", "Hà", "--email", email, "--role", role);
    expect(await add("le tan", "ha@x.vn")).toMatchObject({ code: 0, out: expect.stringContaining("Hà (le tan) signs in") });
    expect(await add("Phi công", "ha2@x.vn")).toMatchObject({ code: 2, err: expect.stringMatching(/no role Phi công.*viewer, Lễ tân/) });
    const { items } = (await app.owner.get<{ items: object[] }>("members")).body;
    expect(items).toContainEqual(expect.objectContaining({ email: "ha@x.vn", role: id }));
  });

  test("what the operator did is told as theirs", async () => {
    await app.runtime.runScheduled();
    const { items } = (await app.owner.get<{ items: object[] }>("audit?action=key.created")).body;
    expect(items[0]).toMatchObject({ memberId: null, via: "cli", detail: { by: "operator" } });
  });
});

test("doctor", async () => {
  const { code, out } = await onApp("doctor", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ ok: true });
  expect(await relata("doctor", "--data", join(folder, "nowhere"))).toMatchObject({
    code: 1,
    out: expect.stringContaining("✗ Server and databases: There is no Relata in"),
  });
});

test.each([
  ["an unknown flag", ["import", "x.csv", "--frobnicate"], "Unknown option '--frobnicate'"],
  ["an unknown command", ["imprt"], "Unknown command 'imprt' (Did you mean import?) See npm run relata -- --help.\n"],
  ["a missing file", ["import", "nowhere.csv"], "There is no file nowhere.csv.\n"],
  ["nothing to import", ["import"], "Missing required argument 'files'"],
  [
    "a wrong choice",
    ["import", "companies.csv", "--as", "cats"],
    "Allowed choices are companies, contacts, members, products, deals, orders.",
  ],
  ["a wrong currency", ["import", "companies.csv", "--currency", "dollars"], '"dollars" is no currency'],
  ["an unknown currency", ["import", "companies.csv", "--currency", "ZZZ"], '"ZZZ" is no currency'],
  ["a wrong mapping", ["import", "companies.csv", "--map", "name"], '"name" is no mapping'],
  ["no data folder", ["user", "list", "--data", "nowhere"], "There is no Relata in"],
])("%s is said in one sentence, with exit code 2", async (_, args, sentence) => {
  const { code, out, err } = await relata(...args);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(sentence);
  expect(err.trim().split("\n")).toHaveLength(1);
});

test.each([
  ["usage", ["import", "x.csv", "--frobnicate"], "unknown option"],
  ["not_possible", ["import", "nowhere.csv"], "There is no file nowhere.csv."],
  ["not_possible", ["user", "list", "--data", "nowhere"], "There is no Relata in"],
  ["not_possible", ["key", "create", "--member", "a@x.vn", "--data", "nowhere"], "There is no Relata in"],
  ["unreachable", ["import", "companies.csv", "--url", "http://127.0.0.1:1", "--key", "x"], "does not answer"],
])("a failure is said to programs too: %s", async (code, args, message) => {
  const { code: exit, out } = await relata(...args, "--json");
  expect(exit).toBe(2);
  expect(JSON.parse(out)).toEqual({ ok: false, error: { message: expect.stringContaining(message), code } });
});

test("files of which none was imported are a failure to programs too", async () => {
  const { code, out } = await onApp("import", "book.xlsx", "--json");
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("Excel"), code: "unsupported_file" },
    files: [{ file: "book.xlsx" }],
  });
});

test("version", async () => {
  expect(await relata("--version")).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
});

test("help shows examples and exit codes", async () => {
  const { code, out } = await relata("import", "--help");
  expect(code).toBe(0);
  expect(out).toContain("npm run relata -- import inbox.mbox");
  expect(out).toContain("Ends with 0");
});
