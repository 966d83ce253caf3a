import type { Summary } from "../../src/assistant/assistant.schema.ts";
import { MODEL_PURPOSES } from "../../src/assistant-settings/assistant-settings.rules.ts";
import type { AssistantPatch, AssistantState } from "../../src/assistant-settings/assistant-settings.schema.ts";
import type { Client } from "../support/client.ts";

/** Activities are read in the background; where a test counts what a model is asked, it is not asked for that. */
export const NO_READING = MODEL_PURPOSES.filter((purpose) => purpose !== "reading");

/** Changes what a model may do, whatever the version is now. */
export async function choose(client: Client, patch: AssistantPatch): Promise<AssistantState> {
  const { body } = await client.get<AssistantState>("assistant/settings");
  const answer = await client.patch<AssistantState>("assistant/settings", patch, { version: body.version });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

export const stateOf = async (client: Client): Promise<AssistantState> => (await client.get<AssistantState>("assistant/settings")).body;

export async function summaryOf(client: Client, recordId: string): Promise<Summary> {
  const { status, body } = await client.get<Summary>(`assistant/summary?recordId=${recordId}&language=en&refresh=true`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

/** All that a model was told, as one text. */
export const toldTo = (seen: { body: { messages: { content: string }[] } } | undefined): string =>
  (seen?.body.messages ?? []).map(({ content }) => content).join("\n");
