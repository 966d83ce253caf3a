import { bulkAnswer, bulkInput } from "../core/bulk.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { bulkContacts } from "./contacts.bulk.ts";
import { contact, contactInput, contactPage, contactPatch, contactQuery } from "./contacts.schema.ts";
import { createContact, deleteContact, editContact, getContact, listContacts, restoreContact } from "./contacts.ts";

export function contactRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/contacts",
      access: "contacts:read",
      operationId: "listContacts",
      summary: "List contacts",
      query: contactQuery,
      answer: contactPage,
      sparse: contact,
    },
    (ctx, { query }) => listContacts(ctx, query),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/contacts",
      access: "contacts:create",
      operationId: "createContact",
      summary: "Create a contact",
      body: contactInput,
      answer: contact,
      status: 201,
    },
    (ctx, { body }) => createContact(ctx, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/contacts/bulk",
      access: "contacts:edit",
      operationId: "bulkContacts",
      summary: "Create, change, delete or restore up to 1,000 contacts in one change",
      body: bulkInput("ContactInput", "ContactPatch"),
      answer: bulkAnswer,
    },
    (ctx, { body }) => bulkContacts(ctx, body),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/contacts/{id}",
      access: "contacts:read",
      operationId: "getContact",
      summary: "Read a contact",
      params: idParams,
      answer: contact,
      sparse: contact,
    },
    (ctx, { params }) => getContact(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/contacts/{id}",
      access: "contacts:edit",
      operationId: "editContact",
      summary: "Change a contact",
      params: idParams,
      body: contactPatch,
      answer: contact,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editContact(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/contacts/{id}",
      access: "contacts:delete",
      operationId: "deleteContact",
      summary: "Put a contact into the bin",
      params: idParams,
      answer: contact,
      ifMatch: true,
    },
    (ctx, { params, version }) => deleteContact(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/contacts/{id}/restore",
      access: "contacts:edit",
      operationId: "restoreContact",
      summary: "Take a contact out of the bin",
      params: idParams,
      answer: contact,
    },
    (ctx, { params }) => restoreContact(ctx, params),
  );
}
