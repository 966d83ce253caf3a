// zod as it is, less its error messages in fifty languages (32 KB of the Worker, compressed): @hono/zod-openapi takes zod as one object,
// which no bundler can thin out. wrangler.toml puts this in zod's place; test/core/zod.test.ts compares the two.
import * as z from "./zod-exports.ts";

export * from "./zod-exports.ts";
export { z, z as default };
