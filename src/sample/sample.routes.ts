import * as z from "zod";
import { type App, endpoint } from "../core/http.ts";
import { member } from "../members/members.schema.ts";
import { loadSample, removeSample } from "./sample.verbs.ts";

const counts = z.object({ companies: z.int(), contacts: z.int(), activities: z.int() });
const removed = counts.extend({
  alsoRemoved: z.int().meta({ description: "Mails and notes that people added, about nothing but sample records" }),
});
const colleague = member.pick({ id: true, name: true, role: true }).extend({ email: z.string() });
const loaded = counts.extend({ members: z.array(colleague) });

export function sampleRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "post",
      path: "/sample",
      access: "sample:manage",
      operationId: "loadSample",
      summary: "Load the sample records",
      answer: loaded,
      status: 201,
    },
    (ctx) => loadSample(ctx),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/sample",
      access: "sample:manage",
      operationId: "removeSample",
      summary: "Remove the sample records for good, with the mails and notes that are about nothing else",
      answer: removed,
    },
    (ctx) => removeSample(ctx),
  );
}
