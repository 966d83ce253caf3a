import { afterAll, expect, test } from "vitest";
import { WORKSPACE_TABLES } from "../../src/workspaces/tables.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";

/** Export and deletion go by a list of tables; what a migration adds has to be named in it. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
afterAll(() => app.close());

test("every table of a workspace is named, with the key that its rows are read by", async () => {
  const tables = await workspace.rows<{ name: string }>(
    "select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite_%' and name <> 'workspace_migrations' order by name",
  );
  expect(WORKSPACE_TABLES.map(({ name }) => name).sort()).toEqual(tables.map(({ name }) => name));
  for (const { name, key, leftOut } of WORKSPACE_TABLES.filter((each) => !each.leftOut)) {
    const columns = await workspace.rows<{ name: string }>("select name from pragma_table_info(?) where pk > 0 order by pk", name);
    expect([name, leftOut, columns.map((column) => column.name)]).toEqual([name, undefined, key]);
  }
});
