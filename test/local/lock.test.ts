import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { findRunning, Lock } from "../../src/local/lock.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-lock-"));
const path = join(folder, "lock");
const DEAD_PID = 2 ** 22 - 3;

beforeEach(() => rmSync(path, { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("one holder at a time; released, it is free again", async () => {
  const lock = await Lock.take(path);
  expect(lock.wasLeftBehind).toBe(false);
  await expect(Lock.take(path)).rejects.toThrow(/is just starting on this data folder/);
  lock.release();
  expect(existsSync(path)).toBe(false);
  (await Lock.take(path)).release();
});

test("who comes second is told where the server answers", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = `http://localhost:${(server.address() as { port: number }).port}`;
  const lock = await Lock.take(path);
  lock.announce({ address, token: "t" });
  await expect(Lock.take(path)).rejects.toThrow(address);
  expect(await findRunning(path)).toMatchObject({ pid: process.pid, address, token: "t" });
  server.close();
  lock.release();
});

test.each([
  ["of a process that is gone", { pid: DEAD_PID, startedAt: Date.now() }],
  ["whose number was given to another process", { pid: process.ppid, startedAt: 0, address: "http://localhost:1" }],
  ["of a process before us that had our own number", { pid: process.pid, startedAt: Date.now() }],
  ["of a start that never came to an end", { pid: process.ppid, startedAt: Date.now() - 600_000 }],
])("a lock %s is taken over", async (_, holder) => {
  writeFileSync(path, JSON.stringify(holder));
  expect(await findRunning(path)).toBeUndefined();
  const lock = await Lock.take(path);
  expect(lock.wasLeftBehind).toBe(true);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
  lock.release();
});

test("a lock cut short by a crash is taken over", async () => {
  writeFileSync(path, '{"pid":12');
  (await Lock.take(path)).release();
});

test("many who find a dead lock at the same time: one gets it", async () => {
  writeFileSync(path, JSON.stringify({ pid: DEAD_PID, startedAt: 0 }));
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => Lock.take(path)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
