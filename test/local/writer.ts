import { createClient } from "@libsql/client/web";
import { openStore } from "../../src/local/store.ts";

/** Writes without end and prints each number once its write was acknowledged; the test kills it in the middle. */
const store = await openStore(process.argv[2] ?? "");
const client = createClient({ url: `${store.libsql.url}/one/`, authToken: store.libsql.token });
await client.execute("create table if not exists t (n integer primary key, pair integer)");

async function write(start: number): Promise<void> {
  for (let n = start; ; n += 4) {
    const pair = [
      { sql: "insert into t values (?, ?)", args: [2 * n, n] },
      { sql: "insert into t values (?, ?)", args: [2 * n + 1, n] },
    ];
    await client.batch(pair, "write");
    process.stdout.write(`${n}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(write));
