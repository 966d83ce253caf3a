import type { DraftInput, Language } from "./assistant.schema.ts";
import type { History } from "./history.ts";
import type { StyleOfLanguage } from "./style.schema.ts";

/** A text of the team that a draft follows. */
export interface TemplateText {
  name: string;
  subject: string;
  body: string;
}

type Asked = Pick<DraftInput, "purpose" | "tone" | "length"> & { language: Language };
type Further = Pick<DraftInput, "channel" | "angle" | "addressForm" | "instruction"> & { template: TemplateText; style: StyleOfLanguage };

/** How a text is wanted. What is left out is as usual: a mail that begins with what happened. */
export type Wish = Asked & { [K in keyof Further]?: Further[K] | undefined };

/** The history as a text is to be written from it: the form of address that was asked for stands in for the contact's own. */
export const addressedAs = (history: History, addressForm: DraftInput["addressForm"]): History =>
  addressForm && history.contact ? { ...history, contact: { ...history.contact, addressForm } } : history;
