import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { PluginBuild } from "esbuild";
import { type Bindings, type Bundling, readWranglerConfig } from "./bindings.ts";
import { LocalFailure } from "./failure.ts";
import { hashOf, isBuiltFrom, stampAs } from "./freshness.ts";
import { PAGE_FOLDER, ROOT, WORKER_FOLDER } from "./paths.ts";

/** Told one line for each thing that is built. */
export type Report = (line: string) => void;

const SHARED = ["package-lock.json", "wrangler.toml"];
const WORKSHOP_ENTRY = "functions/workshop.ts";
const OWN_SOURCES = ["functions", "src", "migrations", "src/local/build.ts", ...SHARED];

/** Bundles the Worker as wrangler would and answers the folder with the bundle and its bindings. */
export async function buildWorker(report: Report, entry = "functions/index.ts", folder = WORKER_FOLDER): Promise<string> {
  const hash = hashOf([...OWN_SOURCES, dirname(entry)], (path) => !/^src\/(?:local|cli)\/(?!front\.ts|build\.ts)/.test(path));
  if (isBuiltFrom(folder, hash)) return folder;
  const startedAt = performance.now();
  const { bindings, bundling } = await readWranglerConfig(join(ROOT, "wrangler.toml"));
  const bundled = await bundleAll(entry, bundling).catch((thrown: unknown) => failToBuild("Worker", thrown));
  await replaceFolder(folder, (fresh) => {
    for (const { path, contents } of bundled) writeFileSync(join(fresh, path), contents);
    writeFileSync(join(fresh, "bindings.json"), JSON.stringify(bindings, null, 2));
  });
  stampAs(folder, hash);
  report(`Built the Worker in ${seconds(startedAt)}`);
  return folder;
}

const behindFront = (entry: string) =>
  `import worker from "./${entry}";\nimport { behindFront } from "./src/local/front.ts";\nexport * from "./${entry}";\nexport default behindFront(worker);`;

/** The Worker behind its local front, and beside it the second one that wrangler.workshop.toml deploys. */
async function bundleAll(entry: string, bundling: Bundling) {
  const workshop = `export { default } from "./${WORKSHOP_ENTRY}";`;
  const bundles = [bundle("index.js", behindFront(entry), bundling), bundle("workshop.js", workshop, bundling)];
  return (await Promise.all(bundles)).flat();
}

async function bundle(name: string, contents: string, { alias }: Bundling) {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: ROOT, sourcefile: "entry.ts", loader: "ts" },
    absWorkingDir: ROOT,
    outfile: `dist/worker/${name}`,
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2024",
    conditions: ["workerd", "worker", "browser", "import", "production"],
    mainFields: ["browser", "module", "main"],
    external: ["node:*", "cloudflare:*"],
    alias,
    loader: { ".sql": "text" },
    define: { "process.env.NODE_ENV": '"production"' },
    sourcemap: "linked",
    logLevel: "silent",
    plugins: [{ name: "node-builtins", setup: prefixNodeBuiltins }],
  });
  return outputFiles.map(({ path, contents }) => ({ path: relative(WORKER_FOLDER, path), contents }));
}

/** workerd knows Node's own modules only by their `node:` names. */
function prefixNodeBuiltins(build: PluginBuild): void {
  const filter = new RegExp(`^(?:${builtinModules.filter((name) => !name.startsWith("_")).join("|")})$`);
  build.onResolve({ filter }, ({ path }) => ({ path: `node:${path}`, external: true }));
}

/** Builds the page with Vite into `dist/web`. */
export async function buildPage(report: Report): Promise<string> {
  const hash = hashOf(["web", "vite.config.ts", "src", ...SHARED], (path) => !path.startsWith("src/") || isSharedWithPage(path));
  if (isBuiltFrom(PAGE_FOLDER, hash)) return PAGE_FOLDER;
  const startedAt = performance.now();
  const vite = await import("vite");
  await replaceFolder(PAGE_FOLDER, async (fresh) => {
    const building = vite.build({
      configFile: join(ROOT, "vite.config.ts"),
      logLevel: "silent",
      build: { outDir: fresh, emptyOutDir: true },
    });
    await building.catch((thrown: unknown) => failToBuild("page", thrown));
  });
  stampAs(PAGE_FOLDER, hash);
  report(`Built the page in ${seconds(startedAt)}`);
  return PAGE_FOLDER;
}

function failToBuild(what: string, thrown: unknown): never {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  throw new LocalFailure(`The ${what} cannot be built: ${stripVTControlCharacters(message).replace(/\n\s+at .*/g, "")}`);
}

/** What the page takes from src at run time: pure rules, words and the text, money and time of core. */
const isSharedWithPage = (path: string) => /\.(?:rules|words)\.ts$|^src\/core\//.test(path);

/** Builds what is not up to date, Worker and page at once. */
export async function buildAll(report: Report): Promise<{ workerFolder: string; pageFolder: string }> {
  const [worker, page] = await Promise.allSettled([buildWorker(report), buildPage(report)]);
  if (worker.status === "rejected") throw worker.reason;
  if (page.status === "rejected") throw page.reason;
  return { workerFolder: worker.value, pageFolder: page.value };
}

/** Fills a fresh folder and puts it in place of the old one, so that nobody ever sees half of a build. */
async function replaceFolder(folder: string, fill: (fresh: string) => Promise<void> | void): Promise<void> {
  const fresh = `${folder}-${randomUUID()}`;
  mkdirSync(fresh, { recursive: true });
  const old = `${fresh}-old`;
  try {
    await fill(fresh);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(fresh, folder);
  } finally {
    for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
  }
}

const seconds = (startedAt: number) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

/** The bundle and its bindings as `buildWorker` left them. */
export function readBuiltWorker(folder: string) {
  return {
    script: readFileSync(join(folder, "index.js"), "utf8"),
    workshop: readFileSync(join(folder, "workshop.js"), "utf8"),
    bindings: JSON.parse(readFileSync(join(folder, "bindings.json"), "utf8")) as Bindings,
  };
}
