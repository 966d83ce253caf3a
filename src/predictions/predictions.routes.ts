import "./forecasts.filters.ts";
import { type App, endpoint } from "../core/http.ts";
import { customerPredictionOf, listForecasts } from "./customers.queries.ts";
import {
  customerParams,
  customerPrediction,
  forecastPage,
  forecastQuery,
  predictionRun,
  predictionSettings,
  predictionSettingsPatch,
  predictions,
  trackRecord,
  trainQuery,
} from "./predictions.schema.ts";
import { editPredictionSettings, getPredictions } from "./predictions.ts";
import { startTraining } from "./runs.ts";
import { readTrackRecord } from "./track-record.queries.ts";

export function predictionRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/predictions",
      access: "predictions:read",
      operationId: "getPredictions",
      summary: "What is known of who will buy again, and how well it was tested",
      answer: predictions,
    },
    (ctx) => getPredictions(ctx),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/predictions/settings",
      access: "predictions:manage",
      operationId: "editPredictionSettings",
      summary: "Turn predictions on or off, and say how many days ahead they look",
      body: predictionSettingsPatch,
      answer: predictionSettings,
      ifMatch: true,
    },
    (ctx, { body, version }) => editPredictionSettings(ctx, version, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/predictions/train",
      access: "predictions:manage",
      operationId: "trainPredictions",
      summary: "Learn anew from the orders of today",
      description: "It goes on by itself; `prediction.progressed` and `prediction.published` tell open pages how far it is.",
      query: trainQuery,
      answer: predictionRun,
      status: 201,
    },
    (ctx, { query }) => startTraining(ctx, query.subject),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/predictions/customers",
      access: "predictions:read",
      operationId: "listForecasts",
      summary: "Customers with what is said of them, those with most at stake first",
      query: forecastQuery,
      answer: forecastPage,
    },
    (ctx, { query }) => listForecasts(ctx, query),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/predictions/customers/{id}",
      access: "predictions:read",
      operationId: "getCustomerPrediction",
      summary: "What is said of one company or contact, why, and what was said before",
      params: customerParams,
      answer: customerPrediction,
    },
    (ctx, { params }) => customerPredictionOf(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/predictions/track-record",
      access: "predictions:read",
      operationId: "getTrackRecord",
      summary: "What became of what was said",
      answer: trackRecord,
    },
    (ctx) => readTrackRecord(ctx),
  );
}
