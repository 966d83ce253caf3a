import { type App, endpoint, idParams } from "../core/http.ts";
import { correctionInput, reading, readingLabels, readingList, readingQuery } from "./reading.schema.ts";
import { correctReading, countLabels, listReadings } from "./readings.ts";

export function readingRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/readings",
      access: "activities:read",
      operationId: "listReadings",
      summary: "What activities say, and what is proposed because of it",
      query: readingQuery,
      answer: readingList,
    },
    (ctx, { query }) => listReadings(ctx, query.activityIds),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/readings/labels",
      access: "activities:read",
      operationId: "countReadingLabels",
      summary: "How often people found readings right or wrong, field by field",
      answer: readingLabels,
    },
    (ctx) => countLabels(ctx),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/readings/{id}",
      access: "activities:edit",
      operationId: "correctReading",
      summary: "Put right what an activity was read into, or add what was missed, with its words; the id is the activity's",
      params: idParams,
      body: correctionInput,
      answer: reading,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => correctReading(ctx, { ...params, version }, body),
  );
}
