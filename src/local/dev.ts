import { watch } from "node:fs";
import { join } from "node:path";
import { bannerOf } from "./banner.ts";
import { buildWorker } from "./build.ts";
import { exitWith } from "./failure.ts";
import { ROOT } from "./paths.ts";
import { choosePort } from "./ports.ts";
import { type Runtime, startRuntime } from "./runtime.ts";
import { setUpDatabases, unheeded } from "./set-up.ts";
import { stopOnSignal } from "./signals.ts";
import { FOLDER_OPTIONS, readDevOptions } from "./start-options.ts";

const SETTLES_WITHIN_MS = 150;
const HELP = `Runs Relata for who works on it: page and Worker follow every change of their sources.

  npm run dev -- [options]

${FOLDER_OPTIONS}
  --help             this text`;

const report = (line: string) => console.log(line);

/** The Worker behind Vite's own server: the page reloads by itself, the Worker is built and taken anew when its sources change. */
async function develop(): Promise<void> {
  const { port, dataDir, founding, help } = readDevOptions(process.argv.slice(2));
  if (help) return console.log(HELP);
  const pagePort = await choosePort(port);
  const url = `http://localhost:${pagePort}`;
  const workerFolder = await buildWorker(report);
  const env = { PUBLIC_URL: url, ...process.env };
  const runtime = await startRuntime({ dataDir, workerFolder, port: 0, env, onLog: showProblems });
  process.env.RELATA_API = `http://127.0.0.1:${runtime.port}`;
  const { createServer } = await import("vite");
  const page = await createServer({
    configFile: join(ROOT, "vite.config.ts"),
    server: { port: pagePort, strictPort: true },
  });
  await page.listen();
  const setUp = await setUpDatabases(runtime, founding);
  const notice = unheeded(founding, setUp);
  if (notice) report(notice);
  console.log(bannerOf({ ...runtime, url }, setUp, process.env));
  rebuildOnChange(runtime);
  stopOnSignal(async () => {
    await page.close();
    await runtime.close();
  });
}

function showProblems(line: string): void {
  const { level, message, error, stack } = JSON.parse(line) as Record<string, string>;
  if (level === "error" || level === "warn") console.error(`${level}: ${message ?? ""} ${stack ?? error ?? ""}`);
}

function rebuildOnChange(runtime: Runtime): void {
  let timer: NodeJS.Timeout | undefined;
  const rebuild = () => {
    buildWorker(report)
      .then(() => runtime.reload())
      .catch((thrown: unknown) => console.error(thrown instanceof Error ? thrown.message : thrown));
  };
  for (const folder of ["functions", "src", "migrations"]) {
    watch(join(ROOT, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(rebuild, SETTLES_WITHIN_MS);
    });
  }
}

develop().catch(exitWith);
