import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_PORT } from "../../src/local/ports.ts";
import { openStore } from "../../src/local/store.ts";
import { startApp } from "../support/app.ts";
import { run } from "../support/command.ts";

const scratch = mkdtempSync(join(tmpdir(), "relata-refusals-"));
let squatter: Server;
let takenPort: number;

beforeAll(async () => {
  squatter = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => squatter.once("listening", resolve));
  takenPort = (squatter.address() as { port: number }).port;
});

afterAll(() => {
  squatter.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Every refusal is one sentence on the error output, nothing else, and a code that scripts see. */
async function refusalOf(...args: string[]): Promise<string> {
  const { code, out, err } = await run("src/local/start.ts", args).finished;
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err.trim().split("\n")).toHaveLength(1);
  return err.trim();
}

const fresh = (name: string) => join(scratch, name);

test("a port that is taken", async () => {
  expect(await refusalOf("--port", String(takenPort), "--data", fresh("a"))).toBe(
    `Port ${takenPort} is taken: choose another with --port N.`,
  );
});

test("something that is not a port", async () => {
  expect(await refusalOf("--port", "80x")).toBe('"80x" is not a port: give a number from 1 to 65535, or 0 for any free one.');
});

test("a flag that nobody knows", async () => {
  expect(await refusalOf("--prot", "8080")).toBe("Unknown option '--prot': see npm start -- --help.");
});

test("a data folder that cannot be written", async () => {
  const file = fresh("a-file");
  writeFileSync(file, "mine");
  expect(await refusalOf("--port", "0", "--data", join(file, "data"))).toMatch(
    /^The data folder .* cannot be written \(ENOTDIR\): choose another with --data DIR\.$/,
  );
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test.skipIf(process.platform !== "linux")("a folder where nothing can be made", { timeout: 6_000 }, async () => {
  expect(await refusalOf("--port", "0", "--data", "/proc/x")).toBe(
    "The data folder /proc/x cannot be written (ENOENT): choose another with --data DIR.",
  );
});

test.skipIf(process.getuid?.() === 0 || process.platform === "win32")("a data folder without the right to write", async () => {
  const folder = fresh("read-only");
  mkdirSync(folder, { mode: 0o500 });
  expect(await refusalOf("--port", "0", "--data", folder)).toMatch(/cannot be written \(EACCES\)/);
  chmodSync(folder, 0o700);
});

test("a data folder on which a server runs", async () => {
  const store = await openStore(fresh("busy"));
  store.announce({ address: `http://localhost:${takenPort}`, token: "t" });
  expect(await refusalOf("--port", "0", "--data", fresh("busy"))).toBe(
    `Relata already runs on this data folder at http://localhost:${takenPort} (process ${process.pid}): open that address, or stop it first.`,
  );
  await store.close();
});

test("a file that is no database", async () => {
  const path = join(fresh("corrupt"), "db/wsp_1.db");
  mkdirSync(join(fresh("corrupt"), "db"), { recursive: true });
  writeFileSync(join(fresh("corrupt"), "secrets.json"), JSON.stringify({ masterKey: "0".repeat(64) }));
  writeFileSync(path, "this is no database, and it is long enough to have a header of a hundred bytes or even more than that, surely");
  const before = readFileSync(path);
  expect(await refusalOf("--port", "0", "--data", fresh("corrupt"))).toMatch(
    /^The database file .*wsp_1\.db is damaged \(file is not a database\)/,
  );
  expect(readFileSync(path)).toEqual(before);
});

test("a database with a torn page", async () => {
  const path = await damagedDatabase(fresh("torn"));
  const before = readFileSync(path);
  expect(await refusalOf("--port", "0", "--data", fresh("torn"))).toMatch(
    /^The database file .*wsp_1\.db is damaged \(.+\): restore it from a backup/,
  );
  expect(readFileSync(path)).toEqual(before);
});

async function damagedDatabase(dataDir: string): Promise<string> {
  const store = await openStore(dataDir);
  const sql = `create table t (n integer primary key, words text);
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 2000)
    insert into t select n, hex(randomblob(200)) from numbers;`;
  const headers = { authorization: `Bearer ${store.libsql.token}` };
  const body = JSON.stringify({ requests: [{ type: "sequence", sql }, { type: "close" }] });
  await fetch(`${store.libsql.url}/wsp_1/v2/pipeline`, { method: "POST", headers, body });
  await store.close();
  const path = join(dataDir, "db/wsp_1.db");
  const bytes = readFileSync(path);
  bytes.fill(0xa5, 8 * 4096, 12 * 4096);
  writeFileSync(path, bytes);
  return path;
}

describe("of a folder that was in use", () => {
  const data = () => fresh("used");
  const refusal = () => refusalOf("--port", "0", "--data", data());
  let workspaceId: string;

  beforeAll(async () => {
    const app = await startApp({ dataDir: data(), empty: true });
    workspaceId = app.setUp.workspace.id;
    await app.close();
  });

  /** Every file of the folder with its size. */
  const filesOf = () =>
    readdirSync(data(), { recursive: true, encoding: "utf8" }).map((name) => [name, statSync(join(data(), name)).size] as const);

  async function refusalWithout(name: string): Promise<string> {
    const path = join(data(), name);
    renameSync(path, fresh("aside"));
    const before = filesOf();
    const refused = await refusal();
    expect(filesOf()).toEqual(before);
    renameSync(fresh("aside"), path);
    return refused.replace(path, "FILE");
  }

  const MISSING = "The database file FILE is missing: restore it from a backup, or start afresh in another folder with --data DIR.";
  test("the database of a workspace is gone", async () => {
    expect(await refusalWithout(`db/${workspaceId}.db`)).toBe(MISSING);
  });

  test("the directory is gone", async () => {
    expect(await refusalWithout("db/directory.db")).toBe(MISSING);
  });

  test("the master key is gone", async () => {
    expect(await refusalWithout("secrets.json")).toBe(
      "The file FILE is missing, and the databases beside it need its key: restore it from a backup.",
    );
  });

  test("another program holds a database", async () => {
    const path = join(data(), "db/directory.db");
    const other = new Libsql(path);
    other.exec("begin exclusive");
    const startedAt = performance.now();
    expect(await refusal()).toBe(`${path} is locked by another program: close it and start again.`);
    expect(performance.now() - startedAt).toBeLessThan(6_000);
    other.close();
  });
});

test("secrets that were overwritten", async () => {
  mkdirSync(fresh("secrets"));
  writeFileSync(join(fresh("secrets"), "secrets.json"), "{}");
  expect(await refusalOf("--port", "0", "--data", fresh("secrets"))).toMatch(/does not hold a master key any more/);
});

test("help is printed and ends well", async () => {
  const { code, out } = await run("src/local/start.ts", ["--help"]).finished;
  expect(code).toBe(0);
  expect(out).toContain("--port N");
  expect(out).toContain(String(DEFAULT_PORT));
});

test("npm run dev has a help of its own and speaks of itself", async () => {
  const help = await run("src/local/dev.ts", ["--help"]).finished;
  expect(help).toMatchObject({ code: 0, err: "", out: expect.stringContaining("npm run dev -- [options]") });
  const taken = await run("src/local/dev.ts", ["--port", String(takenPort), "--data", fresh("dev")]).finished;
  expect(taken).toMatchObject({ code: 1, out: "", err: `Port ${takenPort} is taken: choose another with --port N.\n` });
  const refused = await run("src/local/dev.ts", ["--json"]).finished;
  expect(refused).toMatchObject({ code: 1, out: "", err: "Unknown option '--json': see npm run dev -- --help.\n" });
});

test("Node that is too old", async () => {
  const { code, err } = await run("test/local/old-node.ts").finished;
  expect({ code, err: err.trim() }).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Relata needs Node 22\.18 or newer and this is 20\.1\.0: /),
  });
});
