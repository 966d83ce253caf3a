import { html } from "hono/html";
import type { Locale } from "../core/context.ts";
import { publicPage } from "../forms/form-page.ts";
import { digestWords } from "./digest.words.ts";
import type { DigestKind } from "./digests.schema.ts";

/** One question and one button; programs that open links ahead of people stop nothing. */
export function stopPage(kind: DigestKind, language: Locale, isStopped: boolean, nonce: string) {
  const words = digestWords(language);
  const body = isStopped
    ? html`<p class="thanks" role="status">${words.stopped}</p>`
    : html`<p>${words.stopAsk(words.kinds[kind])}</p>
        <form method="post"><button type="submit">${words.stopButton}</button></form>`;
  return publicPage({ title: words.stopTitle, language }, nonce, body);
}
