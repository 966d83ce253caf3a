import { buildAll } from "./build.ts";

await buildAll((line) => console.log(line));
