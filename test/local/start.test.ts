import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { SetUp } from "../../src/local/set-up.ts";
import { Client } from "../support/client.ts";
import { type Running, run } from "../support/command.ts";
import { eventually } from "../support/mailbox.ts";

const dataDir = mkdtempSync(join(tmpdir(), "relata-start-"));
const started: Running[] = [];

afterAll(async () => {
  for (const { child, finished } of started) {
    child.kill("SIGKILL");
    await finished;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

function start(...args: string[]): Running {
  const running = run("src/local/start.ts", ["--data", dataDir, ...args]);
  started.push(running);
  return running;
}

type Announced = SetUp & { url: string; port: number; data: string };
const announced = async (running: Running) => JSON.parse(await running.line(/^\{/)) as Announced;

async function signInAsFirst({ url, signIn: [person] }: Announced): Promise<Client> {
  return await Client.signedIn(url, person?.email ?? "", person?.password ?? "");
}

const nameOf = async (client: Client) => (await client.get<{ member: { name: string } }>("me")).body.member.name;

test("npm start serves page and API, tells who can sign in, and ends well on SIGTERM", async () => {
  const running = start("--port", "0", "--json", "--empty");
  const told = await announced(running);
  expect(told).toMatchObject({ data: dataDir, sampleLoaded: false, url: `http://localhost:${told.port}` });
  expect(await (await fetch(told.url)).text()).toMatch(/<!doctype html>/i);
  const client = await signInAsFirst(told);
  const { body, status } = await client.patch<{ name: string }>("me", { name: "Trần Thị Bưởi" }, { version: 1 });
  expect({ status, name: body.name }).toMatchObject({ status: 200 });
  const second = await start("--port", "0").finished;
  expect(second).toMatchObject({ code: 1, err: expect.stringContaining(told.url) });
  running.child.kill("SIGTERM");
  expect((await running.finished).code).toBe(0);
  expect(existsSync(join(dataDir, "lock"))).toBe(false);
  expect(readdirSync(join(dataDir, "db")).filter((name) => name.endsWith("-wal"))).toEqual([]);
});

test("a start after kill -9 takes the folder over and finds everything", async () => {
  const killed = start("--port", "0", "--json");
  const { port } = await announced(killed);
  killed.child.kill("SIGKILL");
  await killed.finished;
  const isRefused = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => undefined,
      () => true,
    );
  await eventually("the Worker to be gone too", isRefused);
  expect(existsSync(join(dataDir, "lock"))).toBe(true);
  const running = start("--port", String(port), "--json");
  const client = await signInAsFirst(await announced(running));
  expect(await nameOf(client)).toBe("Trần Thị Bưởi");
  running.child.kill("SIGINT");
  expect((await running.finished).code).toBe(0);
});

test("a person at the terminal reads the address, who can sign in and how to stop", async () => {
  const running = start("--port", "0", "--no-open");
  await running.line(/Ctrl-C/);
  expect(running.out()).toMatch(/Relata runs at http:\/\/localhost:\d+/);
  expect(running.out()).toMatch(/@\S+ {2}\S+ {2}.+, owner/);
  expect(running.out()).toContain(dataDir);
  running.child.kill("SIGTERM");
  expect((await running.finished).code).toBe(0);
});
