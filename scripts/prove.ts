import { spawnSync } from "node:child_process";

/** The long proofs (kills, fuzz, races, properties) in full instead of a seeded sample. Further words go to vitest: `npm run prove -- test/http`. */
const { status } = spawnSync("vitest", ["run", ...process.argv.slice(2)], {
  stdio: "inherit",
  shell: process.platform === "win32",
  env: { ...process.env, RELATA_PROVE: "1" },
});
process.exit(status ?? 1);
