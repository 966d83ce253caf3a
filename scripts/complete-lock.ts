import { readFileSync, writeFileSync } from "node:fs";

/**
 * Adds to package-lock.json the optional binaries of platforms that the lock's maker did not install, so that macOS and Windows install theirs.
 * Run after each change of dependencies: `npm run complete-lock`.
 */
interface LockedPackage {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const path = "package-lock.json";
const lock = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, LockedPackage> };
const OS = /(?:^|[-/])(darwin|win32|windows|linux|freebsd|netbsd|openbsd|android|sunos|aix|openharmony)(?:-|$)/;
const CPU = /-(x64|64|arm64|arm|ia32|x86|loong64|mips64el|ppc64|riscv64|s390x|wasm32)(?:-|$)/;
const CPU_NAMES: Record<string, string> = { "64": "x64", x86: "ia32" };

function entryFor(name: string, version: string): LockedPackage {
  const os = OS.exec(name)?.[1]?.replace("windows", "win32");
  const cpu = CPU.exec(name)?.[1];
  const libc = /musl/.test(name) ? ["musl"] : undefined;
  return {
    version,
    optional: true,
    ...(os ? { os: [os] } : {}),
    ...(cpu ? { cpu: [CPU_NAMES[cpu] ?? cpu] } : {}),
    ...(libc ? { libc } : {}),
  };
}

let added = 0;
for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || !/^\d/.test(range) || !OS.test(name)) continue;
    lock.packages[key] = entryFor(name, range);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages of other platforms added to ${path}`);
