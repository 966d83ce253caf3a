import { type App, endpoint, idParams } from "../core/http.ts";
import { form, formInput, formList, formPatch } from "./forms.schema.ts";
import { createForm, deleteForm, editForm, getForm, listForms } from "./forms.ts";

const access = "forms:manage";

export function formRoutes(app: App): void {
  endpoint(
    app,
    { method: "get", path: "/forms", access, operationId: "listForms", summary: "List web forms", answer: formList },
    async (ctx) => ({ items: await listForms(ctx) }),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/forms",
        access,
        operationId: "createForm",
        keyFirst: {},
        summary: "A form that visitors of a site fill in",
      },
      description:
        "Its `url` is a page that needs no script and can stand in a frame on the sites in `setup.origins`. What a visitor sends becomes a contact " +
        "(found by address or number; what the record says already is never overwritten), an activity and a task, and the event form.submitted.",
      ...{ body: formInput, answer: form, status: 201 },
    },
    (ctx, { body }) => createForm(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/forms/{id}", access, operationId: "getForm", summary: "Read a web form" },
      ...{ params: idParams, answer: form },
    },
    (ctx, { params }) => getForm(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/forms/{id}", access, operationId: "editForm", summary: "Change a web form, or turn it on or off" },
      ...{ params: idParams, body: formPatch, answer: form, ifMatch: true },
    },
    (ctx, { params, body, version }) => editForm(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/forms/{id}", access, operationId: "deleteForm", summary: "Remove a web form" },
      ...{ params: idParams, answer: form, ifMatch: true },
    },
    (ctx, { params, version }) => deleteForm(ctx, { ...params, version }),
  );
}
