import type { Asker, Tool } from "./tool.ts";
import { describeTool } from "./tools/describe.ts";
import { draftTool } from "./tools/draft.ts";
import { getTool } from "./tools/get.ts";
import { listTool } from "./tools/list.ts";
import { proposeChangeTool } from "./tools/propose-change.ts";
import { searchTool } from "./tools/search.ts";
import { summariseTool } from "./tools/summarise.ts";

/** All tools there are, in the order in which they are listed. */
export const TOOLS: readonly Tool[] = [searchTool, getTool, listTool, describeTool, summariseTool, draftTool, proposeChangeTool];

/** Those that the asker has any use for. */
export const toolsFor = ({ ctx }: Asker): Tool[] =>
  TOOLS.filter(({ name, verbs }) =>
    name === "propose_change" ? verbs.some((verb) => ctx.may(verb)) : verbs.every((verb) => ctx.may(verb)),
  );

export const presentTool = ({ name, title, description, inputSchema, annotations }: Tool) => ({
  name,
  title,
  description,
  inputSchema,
  annotations,
});
