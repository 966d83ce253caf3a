import { startApp } from "../support/app.ts";

/** A server in a process of its own, to be killed: says where it answers and with which cookie, then serves. */
const app = await startApp({ empty: true, dataDir: process.argv[2] ?? "" });
console.log(JSON.stringify({ url: app.url, cookie: app.owner.cookie }));
