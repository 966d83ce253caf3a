import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Migration } from "../../src/core/migrate.ts";
import { ROOT } from "../../src/local/paths.ts";

/** The migrations of a schema as they stand in the repository, in order. */
export const migrationsIn = (schema: "directory" | "workspace"): Migration[] =>
  readdirSync(join(ROOT, "migrations", schema))
    .sort()
    .map((file) => ({ name: file.replace(".sql", ""), sql: readFileSync(join(ROOT, "migrations", schema, file), "utf8") }));
