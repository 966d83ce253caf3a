// zod less its error messages in fifty languages, its JSON Schema reader and its compiler (a tenth of the Worker, compressed):
// @hono/zod-openapi takes zod as one object, which no bundler can thin out. wrangler.toml puts this in zod's place.
import * as z from "./zod-exports.ts";

export * from "./zod-exports.ts";
export { z, z as default };
