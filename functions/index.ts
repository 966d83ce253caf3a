import type { Env, QueueMessage } from "../src/core/env.ts";
import { email } from "./email.ts";
import { app } from "./http.ts";
import { queue } from "./queue.ts";
import { scheduled } from "./scheduled.ts";

export { WorkspaceHub } from "./realtime.ts";

export default { fetch: app.fetch, scheduled, queue, email } satisfies ExportedHandler<Env, QueueMessage>;
