import { html } from "hono/html";
import { formWords } from "./form.words.ts";
import type { FormField, FormSetup } from "./forms.schema.ts";

/** The public page of a form: plain HTML that needs no script, with a policy that allows none. */

export interface FormState {
  /** Signed: when the page was opened. */
  started: string;
  values: Partial<Record<FormField, string>>;
  hasAgreed: boolean;
  errors: Partial<Record<FormField | "consent", string>>;
  notice: string | undefined;
}

type Setup = Pick<FormSetup, "title" | "intro" | "language" | "fields" | "button" | "thanks" | "redirectUrl" | "origins" | "consent">;

/** No person sees this field; programs that fill in everything do. */
export const TRAP = "website";

const INPUTS: Record<FormField, { type: string; autocomplete: string; max: number }> = {
  name: { type: "text", autocomplete: "name", max: 200 },
  email: { type: "email", autocomplete: "email", max: 254 },
  phone: { type: "tel", autocomplete: "tel", max: 40 },
  company: { type: "text", autocomplete: "organization", max: 200 },
  title: { type: "text", autocomplete: "organization-title", max: 150 },
  city: { type: "text", autocomplete: "address-level2", max: 100 },
  message: { type: "text", autocomplete: "off", max: 5_000 },
};

export const longest = (field: FormField): number => INPUTS[field].max;

/** Headers of the page: who may frame it, and where it may be sent. */
export function pageHeaders({ origins, redirectUrl }: Pick<Setup, "origins" | "redirectUrl">, nonce: string): Record<string, string> {
  const sent = redirectUrl ? ` ${new URL(redirectUrl).origin}` : "";
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy":
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'self'${sent}; ` +
      `frame-ancestors ${origins.length > 0 ? origins.join(" ") : "'none'"}`,
    "x-robots-tag": "noindex",
  };
}

export function formHtml(setup: Setup, state: FormState, nonce: string) {
  const w = formWords(setup.language);
  return publicPage(
    setup,
    nonce,
    html`
      ${setup.intro ? html`<p class="intro">${setup.intro}</p>` : ""}
      ${state.notice ? html`<p class="notice" role="alert">${state.notice}</p>` : ""}
      <form method="post" novalidate>
        ${setup.fields.map((field) => fieldHtml(field, state, w))}
        <p class="trap" aria-hidden="true">
          <label for="${TRAP}">${w.leaveEmpty}</label><input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off" />
        </p>
        ${setup.consent ? consentHtml(setup.consent, state) : ""}
        <input type="hidden" name="started" value="${state.started}" />
        <button type="submit">${setup.button || w.send}</button>
      </form>
    `,
  );
}

/** What a visitor sees where there is no form, or where it is off: nobody knows in which language they would have read it. */
export const goneHtml = (nonce: string) =>
  publicPage({ title: "Relata", language: "vi" }, nonce, html`<p>${formWords("vi").gone}</p><p lang="en">${formWords("en").gone}</p>`);

/** What a visitor sees once it is sent. */
export const messageHtml = (setup: Pick<Setup, "title" | "language">, message: string, nonce: string) =>
  publicPage(setup, nonce, html`<p class="thanks" role="status">${message}</p>`);

function fieldHtml(
  { field, label, isRequired }: FormSetup["fields"][number],
  { values, errors }: FormState,
  { optional }: ReturnType<typeof formWords>,
) {
  const { type, autocomplete, max } = INPUTS[field];
  const [value, error] = [values[field] ?? "", errors[field]];
  const described = error ? html`aria-invalid="true" aria-describedby="${field}-error"` : "";
  const needed = isRequired ? html`required` : "";
  const control =
    field === "message"
      ? html`<textarea id="${field}" name="${field}" rows="5" maxlength="${max}" ${needed} ${described}>${value}</textarea>`
      : html`<input id="${field}" name="${field}" type="${type}" value="${value}" autocomplete="${autocomplete}" maxlength="${max}" ${needed} ${described} />`;
  return html`<div class="field">
    <label for="${field}">${label}${isRequired ? "" : html` <span class="faint">(${optional})</span>`}</label>
    ${control} ${error ? html`<p class="error" id="${field}-error">${error}</p>` : ""}
  </div>`;
}

const consentHtml = ({ text, isRequired }: NonNullable<FormSetup["consent"]>, { hasAgreed, errors }: FormState) => html`<div class="field">
  <label class="consent">
    <input type="checkbox" name="consent" value="yes" ${hasAgreed ? html`checked` : ""} ${isRequired ? html`required` : ""} /> <span>${text}</span>
  </label>
  ${errors.consent ? html`<p class="error">${errors.consent}</p>` : ""}
</div>`;

/** A page for those who are not signed in, in Relata's own plain dress. */
export const publicPage = ({ title, language }: Pick<Setup, "title" | "language">, nonce: string, body: unknown) => html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <style nonce="${nonce}">
      :root {
        color-scheme: light dark;
        --ink: light-dark(#1b1f24, #e8eaed);
        --faint: light-dark(#5f6873, #9aa3ad);
        --line: light-dark(#8a929c, #6b747e);
        --page: light-dark(#ffffff, #17191c);
        --box: light-dark(#ffffff, #1f2226);
        --accent: light-dark(#2f5bd7, #86a5ff);
        --on-accent: light-dark(#ffffff, #10131a);
        --bad: light-dark(#b3261e, #ff9d94);
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
      main { max-width: 560px; margin: 0 auto; padding: 24px 16px 32px; }
      h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.3; overflow-wrap: anywhere; }
      p { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
      .intro, .notice, .thanks { margin-bottom: 16px; }
      .field { margin-top: 16px; }
      label { display: block; margin-bottom: 4px; font-weight: 600; }
      .faint { color: var(--faint); font-weight: 400; }
      input, textarea { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--box); color: inherit; font: inherit; }
      textarea { resize: vertical; }
      [aria-invalid="true"] { border-color: var(--bad); }
      .error, .notice { color: var(--bad); }
      .error { margin-top: 4px; font-size: 14px; }
      .consent { display: flex; gap: 12px; align-items: flex-start; font-weight: 400; }
      .consent input { flex: none; width: 20px; min-height: 20px; margin: 2px 0 0; accent-color: var(--accent); }
      button { min-height: 44px; margin-top: 24px; padding: 8px 24px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
      :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
      .trap { position: absolute; left: -9999px; }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`;
