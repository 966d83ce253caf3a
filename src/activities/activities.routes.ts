import { type App, endpoint, idParams } from "../core/http.ts";
import { activity, activityInput, activityPage, activityPatch, timelineQuery } from "./activities.schema.ts";
import { deleteActivity, editActivity, getActivity, listTimeline, logActivity, restoreActivity } from "./activities.ts";

export function activityRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/activities",
      access: "activities:read",
      summary: "The timeline of a record",
      query: timelineQuery,
      answer: activityPage,
    },
    (ctx, { query }) => listTimeline(ctx, query),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/activities",
      access: "activities:create",
      summary: "Log a call, meeting, visit or note",
      body: activityInput,
      answer: activity,
      status: 201,
    },
    (ctx, { body }) => logActivity(ctx, body),
  );
  endpoint(
    app,
    { method: "get", path: "/activities/{id}", access: "activities:read", summary: "Read an activity", params: idParams, answer: activity },
    (ctx, { params }) => getActivity(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/activities/{id}",
      access: "activities:edit",
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
      summary: "Take an activity out of the bin",
      params: idParams,
      answer: activity,
    },
    (ctx, { params }) => restoreActivity(ctx, params),
  );
}
