import "./scores.filters.ts";
import { type App, endpoint } from "../../core/http.ts";
import { predictionRun, trackRecord } from "../predictions.schema.ts";
import {
  createLabelModel,
  deleteLabelModel,
  editLabelModel,
  getLabelModel,
  listLabelModels,
  previewLabel,
  trainLabelModel,
} from "./label-models.ts";
import { listScores, scoreOf, scoreTrackRecord } from "./scores.queries.ts";
import {
  labelModel,
  labelModelInput,
  labelModelList,
  labelModelPatch,
  labelPreview,
  labelPreviewQuery,
  recordScore,
  scorePage,
  scoreParams,
  scoreQuery,
  subjectParams,
} from "./scores.schema.ts";

const MODEL = "/predictions/models/{subject}";

export function scoreRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/predictions/models",
      access: "predictions:read",
      operationId: "listLabelModels",
      summary: "What is predicted of records: deals won, leads that buy, and labels of the workspace's own",
      answer: labelModelList,
    },
    (ctx) => listLabelModels(ctx),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/predictions/models",
      access: "predictions:manage",
      operationId: "createLabelModel",
      summary: "Predict something of one's own: who of a population will meet a condition",
      description: "It is learned as soon as nothing else is being learned; at most ten.",
      body: labelModelInput,
      answer: labelModel,
      status: 201,
    },
    (ctx, { body }) => createLabelModel(ctx, body),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/predictions/models/preview",
      access: "predictions:manage",
      operationId: "previewLabel",
      summary: "How many records a label would speak of, and whether there is enough to learn it from",
      query: labelPreviewQuery,
      answer: labelPreview,
    },
    (ctx, { query }) => previewLabel(ctx, query),
  );
  endpoint(
    app,
    {
      method: "get",
      path: MODEL,
      access: "predictions:read",
      operationId: "getLabelModel",
      summary: "One of them, with its card",
      params: subjectParams,
      answer: labelModel,
    },
    (ctx, { params }) => getLabelModel(ctx, params.subject),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: MODEL,
      access: "predictions:manage",
      operationId: "editLabelModel",
      summary: "Change a label of one's own; under another definition it is learned anew",
      params: subjectParams,
      body: labelModelPatch,
      answer: labelModel,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editLabelModel(ctx, { id: params.subject, version }, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: MODEL,
      access: "predictions:manage",
      operationId: "deleteLabelModel",
      summary: "Take a label of one's own away, with all that was said",
      params: subjectParams,
      status: 204,
      ifMatch: true,
    },
    (ctx, { params, version }) => deleteLabelModel(ctx, { id: params.subject, version }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: `${MODEL}/train`,
      access: "predictions:manage",
      operationId: "trainLabelModel",
      summary: "Learn a label anew",
      params: subjectParams,
      answer: predictionRun,
      status: 201,
    },
    (ctx, { params }) => trainLabelModel(ctx, params.subject),
  );
  endpoint(
    app,
    {
      method: "get",
      path: `${MODEL}/scores`,
      access: "predictions:read",
      operationId: "listScores",
      summary: "Records with what is said of them, the likeliest first",
      params: subjectParams,
      query: scoreQuery,
      answer: scorePage,
    },
    (ctx, { params, query }) => listScores(ctx, params.subject, query),
  );
  endpoint(
    app,
    {
      method: "get",
      path: `${MODEL}/scores/{id}`,
      access: "predictions:read",
      operationId: "getScore",
      summary: "What is said of one record, and why",
      params: scoreParams,
      answer: recordScore,
    },
    (ctx, { params }) => scoreOf(ctx, params.subject, params.id),
  );
  endpoint(
    app,
    {
      method: "get",
      path: `${MODEL}/track-record`,
      access: "predictions:read",
      operationId: "getScoreTrackRecord",
      summary: "What became of what was said",
      params: subjectParams,
      answer: trackRecord,
    },
    (ctx, { params }) => scoreTrackRecord(ctx, params.subject),
  );
}
