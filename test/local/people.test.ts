import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { type SetUp, setUpDatabases } from "../../src/local/set-up.ts";
import { type App, startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { run } from "../support/command.ts";
import { databasesOf } from "../support/databases.ts";

const scratch = mkdtempSync(join(tmpdir(), "relata-people-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Me {
  member: { id: string; name: string; email: string; role: string };
  workspace: { name: string };
}
const meOf = async (client: Client) => (await client.get<Me>("me")).body;

type Announced = SetUp & { url: string };

/** Starts on a folder, does something with it and stops. */
async function whileRunning<Result>(args: string[], use: (told: Announced) => Promise<Result>): Promise<Result & { err: string }> {
  const running = run("src/local/start.ts", ["--port", "0", "--json", ...args]);
  try {
    const result = await use(JSON.parse(await running.line(/^\{/)) as Announced);
    running.child.kill("SIGTERM");
    return { ...result, err: (await running.finished).err };
  } finally {
    running.child.kill("SIGKILL");
  }
}

const holds = (folder: string, text: string): boolean =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text),
  );

describe("a workspace of one's own", () => {
  const data = join(scratch, "own");
  const founding = ["--data", data, "--owner", "Nguyễn An <An@cty.vn>", "--name", "Công ty An"];

  test("belongs to who was named, with a password that is shown once and kept only hashed", async () => {
    const { me, told } = await whileRunning([...founding, "--empty"], async (said) => {
      const [owner] = said.signIn;
      return { told: said, me: await meOf(await Client.signedIn(said.url, "an@cty.vn", owner?.password ?? "")) };
    });
    expect(told).toMatchObject({ founded: true, passwordMade: true, sampleLoaded: false, workspace: { name: "Công ty An" } });
    expect(told.signIn).toEqual([
      { email: "an@cty.vn", name: "Nguyễn An", role: "owner", password: expect.stringMatching(/^[a-z2-9-]{17}$/) },
    ]);
    expect(me).toMatchObject({ member: { name: "Nguyễn An", role: "owner" }, workspace: { name: "Công ty An" } });
    expect(holds(data, told.signIn[0]?.password ?? "")).toBe(false);
  });

  test("stays as it is when it is described again", async () => {
    const other = ["--data", data, "--owner", "Lê Bình <binh@cty.vn>", "--name", "Công ty Bình"];
    const { told, err } = await whileRunning(other, async (said) => ({ told: said }));
    expect(err).toContain("--owner, --name and --password only count the first time: the workspace Công ty An in this folder stays");
    expect(told).toMatchObject({ founded: false, workspace: { name: "Công ty An" } });
    expect(told.signIn).toEqual([{ email: "an@cty.vn", name: "Nguyễn An", role: "owner", password: null }]);
  });

  test("takes the password that was chosen, and the sample beside it", async () => {
    const chosen = ["--data", join(scratch, "chosen"), ...founding.slice(2), "--password", "cổng sắt đỏ"];
    const { me, told, companies } = await whileRunning(chosen, async (said) => {
      const client = await Client.signedIn(said.url, "an@cty.vn", "cổng sắt đỏ");
      const { items } = (await client.get<{ items: unknown[] }>("companies")).body;
      return { told: said, me: await meOf(client), companies: items.length };
    });
    expect(told).toMatchObject({ sampleLoaded: true, signIn: [{ email: "an@cty.vn", password: null }] });
    expect(me.workspace.name).toBe("Công ty An");
    expect(companies).toBeGreaterThan(10);
  });
});

describe("relata user add", () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ empty: true });
  });
  afterAll(() => app.close());
  const add = (...args: string[]) => run("src/cli/main.ts", ["user", "add", "--data", app.dataDir, ...args]).finished;
  const members = async () => (await app.owner.get<{ items: { id: string; email: string | null; role: string }[] }>("members")).body.items;

  test("lets a person in with a first password, as a member with a profile", async () => {
    const { code, out } = await add("--name", "Trần Chi", "--email", "Chi@cty.vn", "--role", "manager", "--json");
    expect(code).toBe(0);
    const { password, id } = JSON.parse(out) as { password: string; id: string };
    const me = await meOf(await Client.signedIn(app.url, "chi@cty.vn", password));
    expect(me.member).toMatchObject({ id, name: "Trần Chi", role: "manager" });
    expect(await members()).toContainEqual(expect.objectContaining({ id, email: "chi@cty.vn", role: "manager" }));
    expect(holds(app.dataDir, password)).toBe(false);
  });

  test("tells a person at the terminal", async () => {
    const { out } = await add("--name", "Vũ Em", "--email", "em@cty.vn");
    expect(out).toMatch(/^Vũ Em \(rep\) signs in as em@cty\.vn with [a-z2-9-]{17}\n\nThis password is not shown again\.\n$/);
  });

  test("refuses who is there already, and what is nobody", async () => {
    const before = await members();
    await add("--name", "Đỗ Dung", "--email", "dung@cty.vn");
    expect(await add("--name", "Dung khác", "--email", "DUNG@cty.vn")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/^Somebody signs in with dung@cty\.vn already/),
    });
    expect(await add("--name", "X", "--email", "dung")).toMatchObject({ code: 2, out: "" });
    expect(await add("--name", "X", "--email", "x@cty.vn", "--role", "king")).toMatchObject({ code: 2, out: "" });
    expect(await members()).toHaveLength(before.length + 1);
  });

  test("the password that all know is told only of people of the sample, without a look at anybody else's", async () => {
    const operator = Client.withKey(app.url, app.runtime.internalToken);
    const person = { name: "Lý Hoa", email: "hoa@cty.vn", role: "rep", password: "relata-demo" };
    await operator.post("/internal/users", person);
    const { signIn } = await setUpDatabases(app.runtime, { empty: true });
    expect(signIn.find(({ email }) => email === person.email)).toMatchObject({ password: null });
    expect(signIn[0]).toMatchObject({ password: "relata-demo" });
  });

  test("takes over the profile that an import has left", async () => {
    const id = newId("user");
    const row = [id, "H. Gia", "h. gia", "gia@cty.vn", "rep", "import", 1, 1, 1];
    const columns = "id, name, sort_name, email, role, source, created_at, updated_at, deleted_at";
    await databasesOf(app).workspace.run(`insert into members (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`, ...row);
    const operator = Client.withKey(app.url, app.runtime.internalToken);
    const good = { name: "Hồ Gia", email: "gia@cty.vn", role: "rep", password: "cổng sắt đỏ" };
    expect(await operator.post("/internal/users", { ...good, password: "short" })).toMatchObject({ status: 422 });
    expect(await operator.post("/internal/users", good)).toMatchObject({ status: 201, body: { id } });
    expect((await members()).filter(({ email }) => email === "gia@cty.vn")).toEqual([expect.objectContaining({ id, name: "Hồ Gia" })]);
  });
});
