import { html } from "hono/html";
import type { Locale } from "../core/context.ts";
import { publicPage } from "../forms/form-page.ts";
import type { DigestKind } from "./digests.schema.ts";
import { stopWords } from "./stop.words.ts";

/** One question and one button; programs that open links ahead of people stop nothing. */
export function stopPage(kind: DigestKind, language: Locale, isStopped: boolean, nonce: string) {
  const words = stopWords(language);
  const body = isStopped
    ? html`<p class="thanks" role="status">${words.stopped}</p>`
    : html`<p>${words.ask(words.kinds[kind])}</p>
        <form method="post"><button type="submit">${words.button}</button></form>`;
  return publicPage({ title: words.title, language }, nonce, body);
}
