import { type App, endpoint, idParams } from "../core/http.ts";
import { template, templateInput, templateList, templatePatch } from "./templates.schema.ts";
import { createTemplate, deleteTemplate, editTemplate, listTemplates } from "./templates.ts";

const access = "templates:manage";

export function templateRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "get", path: "/templates", access: "assistant:create", operationId: "listTemplates", summary: "List the team's texts" },
      answer: templateList,
    },
    async (ctx) => ({ items: await listTemplates(ctx) }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/templates", access, operationId: "createTemplate", summary: "A text of the team, with slots" },
      description:
        "Slots from the record: `{you}`, `{contact.name}`, `{company.name}`, `{deal.name}`, `{order.code}`, `{quote.total}`, `{invoice.due}` and the like; an unknown name is refused. " +
        "Anything else in braces is a wish in words that the assistant fills: `{a sentence on our last talk}`.",
      ...{ body: templateInput, answer: template, status: 201 },
    },
    (ctx, { body }) => createTemplate(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/templates/{id}", access, operationId: "editTemplate", summary: "Change a text of the team" },
      ...{ params: idParams, body: templatePatch, answer: template, ifMatch: true },
    },
    (ctx, { params, body, version }) => editTemplate(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/templates/{id}", access, operationId: "deleteTemplate", summary: "Remove a text of the team" },
      ...{ params: idParams, answer: template, ifMatch: true },
    },
    (ctx, { params, version }) => deleteTemplate(ctx, { ...params, version }),
  );
}
