import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Purpose } from "../../../../src/assistant/assistant.schema.ts";
import { may } from "../identity/session.ts";
import { type About, openComposer, PURPOSES } from "./composers.ts";

/** Where a letter to that customer begins, for that purpose. */
export const draftHref = (kind: "company" | "contact", id: string, purpose: Purpose): string =>
  `/${kind === "company" ? "companies" : "contacts"}/${id}?draft=${purpose}`;

/** Opens the composer where the address asks for it, once: afterwards the address is the record's own again. */
export function useDraftLink(about: About): void {
  const { path, query, route } = useLocation();
  const { draft } = query;
  useEffect(() => {
    if (draft === undefined) return;
    if (may("assistant:create"))
      openComposer(
        about,
        PURPOSES.find((purpose) => purpose === draft),
      );
    route(path, true);
  }, [draft]);
}
