import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterAll, expect, test } from "vitest";
import { startLibsqlServer } from "../../src/local/libsql-server.ts";
import { countRowsRead } from "../support/rows-read.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-counted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("rows read are counted for statements as they were sent", async () => {
  const server = await startLibsqlServer({ folder });
  const client = createClient({ url: `${server.url}/one/`, authToken: server.token });
  await client.executeMultiple(`
    create table t (n integer primary key, words text not null) strict;
    create index t_by_words on t (words);
    create virtual table found using fts5 (words);
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 500)
    insert into t select n, 'w' || (n % 10) from numbers;
    insert into found (words) select words from t;`);
  await server.record();
  await client.batch(["select * from t order by n limit 50", { sql: "select * from t where words = ? limit 5", args: ["w3"] }]);
  await client.execute("select count(*) from t where words like '%3'");
  await client.execute("select rowid from found where found match 'w3' limit 3");
  const recorded = await server.recorded();
  await server.close();
  const counted = await countRowsRead(join(folder, "one.db"), recorded);
  expect(counted.map(({ rowsReturned, rowsRead }) => [rowsReturned, rowsRead])).toEqual([
    [50, 50],
    [5, 5],
    [1, 500],
    [3, expect.any(Number)],
  ]);
});
