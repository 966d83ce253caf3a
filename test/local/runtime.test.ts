import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Bindings } from "../../src/local/bindings.ts";
import { type Runtime, startRuntime } from "../../src/local/runtime.ts";
import { Client } from "../support/client.ts";
import { FIXTURE_WORKER_FOLDER } from "../support/fixture.ts";
import { eventually } from "../support/mailbox.ts";

const scratch = mkdtempSync(join(tmpdir(), "relata-runtime-"));
const dataDir = join(scratch, "data");
const pageFolder = join(scratch, "page");
const workerFolder = join(scratch, "worker");
const lines: string[] = [];
let runtime: Runtime;
let client: Client;

const start = () =>
  startRuntime({
    dataDir,
    pageFolder,
    port: 0,
    workerFolder,
    env: { OPENAI_MODEL: "tiny", SECRET_OF_THE_SHELL: "x" },
    keepsTime: false,
    onLog: (line) => lines.push(line),
  });
const seen = async (key: string, count: number) =>
  await eventually(`${count} of ${key}`, async () => {
    const { body } = await client.get<unknown[]>(`/api/seen?key=${key}`);
    return body.length >= count ? body : undefined;
  });

beforeAll(async () => {
  mkdirSync(join(pageFolder, "assets"), { recursive: true });
  writeFileSync(join(pageFolder, "index.html"), "<h1>Relata</h1>");
  writeFileSync(join(pageFolder, "assets/app.js"), "start()");
  cpSync(FIXTURE_WORKER_FOLDER, workerFolder, { recursive: true });
  const bindings = JSON.parse(readFileSync(join(workerFolder, "bindings.json"), "utf8")) as Bindings;
  const impatient = bindings.consumers.map((consumer) => ({ ...consumer, maxRetries: 2, retryDelay: 0, maxBatchTimeout: 0 }));
  writeFileSync(join(workerFolder, "bindings.json"), JSON.stringify({ ...bindings, consumers: impatient }));
  runtime = await start();
  client = Client.anonymous(runtime.url);
});

afterAll(async () => {
  await runtime.close();
  rmSync(scratch, { recursive: true, force: true });
});

test("the Worker answers on localhost and on 127.0.0.1, and sees the address that was asked for", async () => {
  expect((await client.get("/api/hello")).body).toEqual({ hello: `${runtime.url}/api/hello` });
  const numeric = Client.anonymous(`http://127.0.0.1:${runtime.port}`);
  expect((await numeric.get("/api/hello")).status).toBe(200);
});

test("files of the page are served, any other path is the page itself, and the API has its own 404", async () => {
  expect((await client.get("/")).body).toBe("<h1>Relata</h1>");
  expect((await client.get("/contacts/con_1?tab=2")).body).toBe("<h1>Relata</h1>");
  expect((await client.get("/assets/app.js")).body).toBe("start()");
  expect((await client.get("/api/nowhere")).status).toBe(404);
});

test("the Worker queries and writes its databases", async () => {
  await client.post("/api/script?db=shop", "create table t (n integer); insert into t values (41), (42)");
  expect((await client.get("/api/query?db=shop&sql=select sum(n) as sum from t")).body).toEqual([{ sum: 83 }]);
  expect(readdirSync(join(dataDir, "db"))).toContain("shop.db");
});

test("only known settings reach the Worker", async () => {
  const { body } = await client.get<Record<string, string>>("/api/vars");
  expect(body).toMatchObject({ OPENAI_MODEL: "tiny", PUBLIC_URL: runtime.url, INTERNAL_TOKEN: runtime.internalToken });
  expect(body).toHaveProperty("INBOUND_DOMAIN", "localhost");
  expect(body).not.toHaveProperty("SECRET_OF_THE_SHELL");
  expect(body.MASTER_KEY).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a message of the queue arrives at once", async () => {
  const sentAt = performance.now();
  await client.post("/api/queue", { name: "good" });
  expect(await seen("queue", 1)).toEqual([{ queue: "relata-events", body: { name: "good" }, attempts: 1 }]);
  expect(performance.now() - sentAt, "nobody waits five seconds for more messages").toBeLessThan(4_500);
});

test("a message that keeps failing is tried again and then lies in the dead letter queue", async () => {
  await client.post("/api/queue", { fails: true });
  const tries = (await seen("queue", 5)).filter((each) => (each as { body: { fails?: boolean } }).body.fails);
  expect(tries).toHaveLength(4);
  expect(tries).toContainEqual({ queue: "relata-events", body: { fails: true }, attempts: 3 });
  expect(tries).toContainEqual({ queue: "relata-dead", body: { fails: true }, attempts: 1 });
});

test("cron runs", async () => {
  await runtime.runScheduled("* * * * *");
  expect(await seen("cron", 1)).toEqual(["* * * * *"]);
});

test("inbound mail reaches the Worker, and its refusal is told", async () => {
  const raw = "From: lan@example.vn\r\nTo: in@relata.vn\r\nMessage-ID: <1@example.vn>\r\nSubject: =?utf-8?q?Ch=C3=A0o?=\r\n\r\nXin chào";
  expect(await runtime.deliverMail({ from: "lan@example.vn", to: "in@relata.vn", raw })).toBeUndefined();
  expect(await seen("email", 1)).toEqual([{ from: "lan@example.vn", to: "in@relata.vn", raw }]);
  expect(await runtime.deliverMail({ from: "bad@example.vn", to: "in@relata.vn", raw })).toMatch(/Not wanted/);
});

test("an .eml put into the inbox folder is delivered and moved aside", async () => {
  const inbox = join(dataDir, "inbox");
  const letter = (from: string) => `From: ${from}\r\nTo: box@relata.vn\r\nMessage-ID: <${from}>\r\n\r\nXin chào`;
  writeFileSync(join(inbox, "1.eml"), letter("minh@example.vn"));
  writeFileSync(join(inbox, "2.eml"), letter("bad@example.vn"));
  const isMoved = () => (readdirSync(inbox).some((name) => name.endsWith(".eml")) ? undefined : true);
  await eventually("the inbox to be empty", isMoved);
  expect(await seen("email", 2)).toContainEqual({ from: "minh@example.vn", to: "box@relata.vn", raw: letter("minh@example.vn") });
  expect(readdirSync(join(inbox, "delivered"))).toEqual(["1.eml"]);
  expect(readdirSync(join(inbox, "refused")).sort()).toEqual(["2.eml", "2.eml.reason.txt"]);
  expect(readFileSync(join(inbox, "refused/2.eml.reason.txt"), "utf8")).toMatch(/Not wanted/);
  expect(readFileSync(join(dataDir, "relata.log"), "utf8")).toMatch(/Inbox: 2\.eml was refused: .*Not wanted/);
});

test("mail goes into the outbox folder, the same message once", async () => {
  const raw = "From: a@b.vn\r\nMessage-ID: <../../etc/passwd@b.vn>\r\n\r\nChào anh Đức";
  for (const _ of [1, 2]) expect((await client.post("/api/mail", raw)).status).toBe(201);
  const files = readdirSync(join(dataDir, "outbox"));
  expect(files).toEqual(["__.._etc_passwd@b.vn.eml"]);
  expect(readFileSync(join(dataDir, "outbox", files[0] ?? ""), "utf8")).toBe(raw);
});

test.skipIf(process.platform === "win32")("nobody else on the machine can read what lies in the folder", () => {
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  expect(["", "db", "outbox", "inbox", "files"].map((part) => modeOf(join(dataDir, part)).toString(8))).toEqual(Array(5).fill("700"));
  const files = ["db", "outbox"].flatMap((part) => readdirSync(join(dataDir, part)).map((name) => join(dataDir, part, name)));
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((path) => modeOf(path) !== 0o600)).toEqual([]);
});

test("a Durable Object tells open sockets what happened", async () => {
  const socket = new WebSocket(`${runtime.url.replace("http", "ws")}/api/realtime`);
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  const heard = new Promise((resolve) => socket.addEventListener("message", ({ data }) => resolve(data)));
  await client.post("/api/announce", "activity.created");
  expect(await heard).toBe("activity.created");
  socket.close();
});

test("what the Worker could not catch is in the log", async () => {
  expect((await client.get("/api/fail")).status).toBe(500);
  const line = await eventually("the line", () => lines.find((each) => each.includes("fails as asked")));
  expect(JSON.parse(line)).toMatchObject({ level: "error" });
  const inFile = () => readFileSync(join(dataDir, "relata.log"), "utf8").includes("fails as asked");
  expect(await eventually("the line in the file", () => inFile() || undefined)).toBe(true);
});

test("a Worker that was built anew is taken over on the same port", async () => {
  const bundle = join(workerFolder, "index.js");
  writeFileSync(bundle, readFileSync(bundle, "utf8").replace("hello: request.url", "again: request.url"));
  await runtime.reload();
  expect((await client.get("/api/hello")).body).toEqual({ again: `${runtime.url}/api/hello` });
});

test("data, files and keys are there after a restart", async () => {
  const before = (await client.get<Record<string, string>>("/api/vars")).body;
  await runtime.close();
  expect(readdirSync(dataDir)).not.toContain("lock");
  expect(readdirSync(join(dataDir, "db"))).not.toContain("shop.db-wal");
  runtime = await start();
  client = Client.anonymous(runtime.url);
  expect((await client.get<Record<string, string>>("/api/vars")).body.MASTER_KEY).toBe(before.MASTER_KEY);
  expect((await client.get("/api/query?db=shop&sql=select count(*) as n from t")).body).toEqual([{ n: 2 }]);
  expect(await seen("cron", 1)).toEqual(["* * * * *"]);
});
