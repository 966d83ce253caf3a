import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { ROOT } from "../../src/local/paths.ts";
import { filesOfTar } from "./tar.ts";

/** A browser to run: where its program lies and what it needs around it. */
interface Program {
  path: string;
  env?: Record<string, string>;
  args: string[];
}

const CACHE = join(ROOT, ".cache/chromium");
const INSTALLED = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
];

/** Why no browser can be run here, or undefined when one can. */
export const missingBrowser = (): string | undefined =>
  process.env.CHROME_PATH || isBundledFor(process) || installed()
    ? undefined
    : `No browser for ${process.platform}/${process.arch}: install Chrome or name one in CHROME_PATH`;

/** Starts the browser: CHROME_PATH, else the one that comes from npm, else one that is installed. */
export async function launchBrowser(): Promise<Browser> {
  const program = await findProgram();
  return await chromium.launch({
    executablePath: program.path,
    args: program.args,
    ...(program.env ? { env: { ...environment(), ...program.env } } : {}),
  });
}

const ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"];
const isBundledFor = ({ platform, arch }: { platform: string; arch: string }) => platform === "linux" && arch === "x64";
const installed = () => INSTALLED.find((path) => existsSync(path));

async function findProgram(): Promise<Program> {
  const named = process.env.CHROME_PATH;
  if (named) return { path: named, args: ARGS };
  if (isBundledFor(process)) return await bundled();
  const path = installed();
  if (!path) throw new Error(missingBrowser());
  return { path, args: ARGS };
}

async function bundled(): Promise<Program> {
  if (!existsSync(CACHE)) await unpackTo(CACHE, join(ROOT, "node_modules/@sparticuz/chromium/bin"));
  const env = { LD_LIBRARY_PATH: join(CACHE, "al2023/lib"), FONTCONFIG_PATH: join(CACHE, "fonts") };
  return { path: join(CACHE, "chromium"), args: ARGS, env };
}

/** Unpacks beside the cache and moves the whole into place, so that nobody meets half of it. */
async function unpackTo(folder: string, source: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  try {
    const program = createWriteStream(join(fresh, "chromium"), { mode: 0o755 });
    await pipeline(createReadStream(join(source, "chromium.br")), createBrotliDecompress(), program);
    unpackTar(join(source, "al2023.tar.br"), join(fresh, "al2023"));
    unpackTar(join(source, "swiftshader.tar.br"), fresh);
    unpackTar(join(source, "fonts.tar.br"), join(fresh, "fonts"));
    writeFileSync(join(fresh, "fonts/fonts.conf"), fontsConf(join(folder, "fonts")));
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function unpackTar(archive: string, folder: string): void {
  for (const { name, mode, contents } of filesOfTar(brotliDecompressSync(readFileSync(archive)))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents, { mode });
  }
}

const fontsConf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;

const environment = () =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
