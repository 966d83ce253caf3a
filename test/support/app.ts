import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPage, buildWorker } from "../../src/local/build.ts";
import { type Runtime, startRuntime } from "../../src/local/runtime.ts";
import { type SetUp, setUpDatabases } from "../../src/local/set-up.ts";
import { Client } from "./client.ts";
import { Mailbox } from "./mailbox.ts";

export interface App {
  url: string;
  runtime: Runtime;
  setUp: SetUp;
  mailbox: Mailbox;
  dataDir: string;
  /** Signed in as the workspace's owner. */
  owner: Client;
  /** Signs in as the person with this address, or the first who can with this role. */
  signIn(who: { email?: string; role?: string }): Promise<Client>;
  /** JSON lines that the Worker logged so far. */
  logged(): Record<string, unknown>[];
  close(): Promise<void>;
}

export interface AppOptions {
  /** No sample records. */
  empty?: boolean;
  /** The sample with its web shop, which is twice as many orders as most tests need, and learned from at once. */
  withShop?: boolean;
  /** Serve the page too, for journeys in a browser. */
  page?: boolean;
  /** What would come from the environment: the model's address and key and so on. */
  env?: Record<string, string>;
  /** The source of a Worker that speaks to the model in the second one's place. */
  workshop?: string;
  /** A data folder to go on with; otherwise a fresh one that goes away with the app. */
  dataDir?: string;
}

/**
 * The real Worker on the real runtime with its own data folder and port, as `npm start` runs it, but that the minute's round is
 * made only when a test asks for it. Built once for a whole run.
 */
export async function startApp({
  empty = false,
  withShop = false,
  page = false,
  env = {},
  workshop,
  dataDir: given,
}: AppOptions = {}): Promise<App> {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), "relata-test-"));
  const lines: string[] = [];
  const built = await buildWorker(quietly);
  const workerFolder = workshop === undefined ? built : withWorkshop(built, workshop);
  const pageFolder = page ? { pageFolder: await buildPage(quietly) } : {};
  const runtime = await startRuntime({
    workerFolder,
    ...pageFolder,
    dataDir,
    port: 0,
    env,
    keepsTime: false,
    onLog: (line) => lines.push(line),
  });
  const close = async () => {
    await runtime.close();
    if (!given) rmSync(dataDir, { recursive: true, force: true });
    if (workerFolder !== built) rmSync(workerFolder, { recursive: true, force: true });
  };
  try {
    const setUp = await setUpDatabases(runtime, { empty, withShop });
    const signIn = signInAs(runtime.url, setUp);
    const owner = await signIn({ role: "owner" });
    const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    return { url: runtime.url, runtime, setUp, mailbox: new Mailbox(runtime.folder.outbox), dataDir, owner, signIn, logged, close };
  } catch (thrown) {
    await close();
    throw new Error(`The app did not start; it logged:\n${lines.slice(-20).join("\n")}`, { cause: thrown });
  }
}

const quietly = () => undefined;

function withWorkshop(built: string, source: string): string {
  const folder = mkdtempSync(join(tmpdir(), "relata-worker-"));
  cpSync(built, folder, { recursive: true });
  const file = join(folder, "workshop.js");
  const real = readFileSync(file, "utf8");
  const [exported, name] = /^export \{\s*([\w$]+) as default\s*\};$/m.exec(real) ?? [];
  if (!exported) throw new Error("The built second Worker exports its default in another way");
  const choice = `export default { fetch: (request, env, execution) => (new URL(request.url).pathname === "/model" ? stub : ${name}).fetch(request, env, execution) };`;
  writeFileSync(file, [real.replace(exported, ""), source.replace("export default", "const stub ="), choice].join("\n"));
  return folder;
}

const signInAs = (url: string, setUp: SetUp) => async (who: { email?: string; role?: string }) => {
  const person = setUp.signIn.find(({ email, role }) => (who.email ? email === who.email : role === who.role));
  if (!person?.password) throw new Error(`Nobody to sign in as: ${JSON.stringify(who)}`);
  return await Client.signedIn(url, person.email, person.password);
};
