import * as z from "zod";
import { type App, endpoint } from "../core/http.ts";
import { loadSample, removeSample } from "./sample.verbs.ts";

const answer = z.object({ companies: z.int(), contacts: z.int(), activities: z.int() });

export function sampleRoutes(app: App): void {
  endpoint(app, { method: "post", path: "/sample", access: "sample:manage", summary: "Load the sample records", answer, status: 201 }, (ctx) => loadSample(ctx));
  endpoint(app, { method: "delete", path: "/sample", access: "sample:manage", summary: "Remove the sample records for good", answer }, (ctx) => removeSample(ctx));
}
