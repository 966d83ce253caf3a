import { type App, endpoint, idParams } from "../core/http.ts";
import { meter, meterQuery, runDetail, runPage, runsQuery } from "./meter.schema.ts";
import { getMeter, getRun, listRuns } from "./meter.ts";

const access = "settings:edit";

export function meterRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "get", path: "/assistant/meter", access, operationId: "getAssistantMeter" },
      summary: "What the assistant costs, how fast it is, and what becomes of what it writes",
      ...{ query: meterQuery, answer: meter },
    },
    (ctx, { query }) => getMeter(ctx, query),
  );
  endpoint(
    app,
    {
      ...{
        method: "get",
        path: "/assistant/runs",
        access,
        operationId: "listAssistantRuns",
        summary: "The assistant's runs, newest first",
      },
      ...{ query: runsQuery, answer: runPage },
    },
    (ctx, { query }) => listRuns(ctx, query),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/assistant/runs/{id}", access, operationId: "getAssistantRun" },
      summary: "One run; with its prompt, evidence and answer for who may see what it was made from",
      ...{ params: idParams, answer: runDetail },
    },
    (ctx, { params }) => getRun(ctx, params.id),
  );
}
