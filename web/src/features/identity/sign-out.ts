import { post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { lookingAs } from "../../lib/view-as.ts";
import { me } from "./session.ts";

/** Ends the session; nothing of what was read or typed stays in the browser. */
export async function signOut(): Promise<void> {
  await post("/auth/sign-out").catch(() => undefined);
  client.clear();
  sessionStorage.clear();
  lookingAs.value = undefined;
  me.value = null;
}
