import { del, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { offersKey } from "./use-offers.ts";
import { offerWords } from "./words.ts";

interface Named {
  productId: string;
  name: string;
}

const pathOf = (recordId: string, { productId }: Named): string => `/predictions/customers/${recordId}/offers/${productId}/dismissal`;

async function tell(recordId: string, request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    await client.invalidateQueries({ queryKey: offersKey(recordId) });
    return true;
  } catch (error) {
    complain(explain(error));
    return false;
  }
}

/** "Not again", with Undo beside it. */
export async function dismissOffer(recordId: string, product: Named): Promise<void> {
  const isDone = await tell(recordId, post(pathOf(recordId, product), {}));
  if (!isDone) return;
  const action = { label: words().act.undo, run: () => void offerAgain(recordId, product) };
  say(offerWords().dismissed(product.name), { action });
}

export const offerAgain = (recordId: string, product: Named): Promise<boolean> => tell(recordId, del(pathOf(recordId, product)));
