import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../support/command.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-interrupted-"));
writeFileSync(join(folder, "people.csv"), "name,email\nAn,an@x.vn\n");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const JOB = { id: "imp_1", kind: "csv", object: "contacts", fileName: "people.csv", fileBytes: 100, options: {}, state: "running" };
const COUNTS = { byteOffset: 50, line: 4_001, rowsRead: 4_000, created: 3_990, updated: 7, unchanged: 3, failed: 0, tally: {} };
const ANSWER = JSON.stringify({ import: { ...JOB, ...COUNTS }, preview: { columns: [], fields: [], assumedCurrency: null, messages: [] } });

/** A server on which an import never ends. */
let server: Server;
let asked = 0;
beforeEach(async () => {
  asked = 0;
  server = createServer((request, response) => {
    if (request.method === "GET") asked += 1;
    request.resume().on("end", () => response.setHeader("content-type", "application/json").end(ANSWER));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function importing(...flags: string[]) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const command = run("src/cli/main.ts", ["import", "people.csv", "--url", url, "--key", "rel_x", ...flags], { INIT_CWD: folder });
  while (asked < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  return command;
}

const WHERE =
  "people.csv was at line 4,001: 4,000 read (3,990 new, 7 changed, 3 already there, 0 not imported). " +
  "The import goes on by itself on the server, as soon as that runs. Or run the same command again: nothing is made twice.";

test("Ctrl-C says where the import was", async () => {
  const command = await importing();
  command.child.kill("SIGINT");
  expect(await command.finished).toEqual({ code: 130, out: "", err: `Interrupted. ${WHERE}\n` });
});

test("so does a server that dies", async () => {
  const command = await importing();
  server.close();
  server.closeAllConnections();
  const { code, err } = await command.finished;
  expect(code).toBe(2);
  expect(err).toContain("does not answer");
  expect(err).toContain(WHERE);
});

test("with --json also for programs", async () => {
  const command = await importing("--json");
  command.child.kill("SIGINT");
  const { code, out } = await command.finished;
  expect(code).toBe(130);
  expect(JSON.parse(out)).toEqual({ ok: false, error: { message: `Interrupted. ${WHERE}`, code: "interrupted" } });
});
