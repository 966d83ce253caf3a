import { bulkAnswer, bulkInput } from "../core/bulk.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { bulkActivities } from "./activities.bulk.ts";
import { activity, activityInput, activityPage, activityPatch, timelineQuery } from "./activities.schema.ts";
import { deleteActivity, editActivity, getActivity, listTimeline, logActivity, restoreActivity } from "./activities.ts";

export function activityRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/activities",
      access: "activities:read",
      operationId: "listTimeline",
      summary: "The timeline of a record",
      query: timelineQuery,
      answer: activityPage,
      sparse: activity,
    },
    (ctx, { query }) => listTimeline(ctx, query),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/activities",
      access: "activities:create",
      operationId: "logActivity",
      summary: "Log a call, meeting, visit or note",
      body: activityInput,
      answer: activity,
      status: 201,
    },
    (ctx, { body }) => logActivity(ctx, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/activities/bulk",
      access: "activities:edit",
      operationId: "bulkActivities",
      summary: "Create, change, delete or restore up to 1,000 activities in one change",
      body: bulkInput("ActivityInput", "ActivityPatch"),
      answer: bulkAnswer,
    },
    (ctx, { body }) => bulkActivities(ctx, body),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/activities/{id}",
      access: "activities:read",
      operationId: "getActivity",
      summary: "Read an activity",
      params: idParams,
      answer: activity,
      sparse: activity,
    },
    (ctx, { params }) => getActivity(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/activities/{id}",
      access: "activities:edit",
      operationId: "editActivity",
      summary: "Change an activity",
      params: idParams,
      body: activityPatch,
      answer: activity,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editActivity(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/activities/{id}",
      access: "activities:delete",
      operationId: "deleteActivity",
      summary: "Put an activity into the bin",
      params: idParams,
      answer: activity,
      ifMatch: true,
    },
    (ctx, { params, version }) => deleteActivity(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/activities/{id}/restore",
      access: "activities:edit",
      operationId: "restoreActivity",
      summary: "Take an activity out of the bin",
      params: idParams,
      answer: activity,
    },
    (ctx, { params }) => restoreActivity(ctx, params),
  );
}
