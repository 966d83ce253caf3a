import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { WritingStyle } from "../../../../src/assistant/style.schema.ts";
import { get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { Button } from "../../ui/button.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { draftingWords } from "./drafting.words.ts";

export const STYLE_KEY = ["writing-style"];
export const useStyle = () =>
  useQuery({ queryKey: STYLE_KEY, queryFn: ({ signal }) => get<WritingStyle>("/me/writing-style", undefined, signal) });

/** Has the style learned, and shows what came of it. True when it was. */
export async function learnStyle(): Promise<boolean> {
  try {
    const { data } = await post<WritingStyle>("/me/writing-style");
    client.setQueryData(STYLE_KEY, data);
    return true;
  } catch (error) {
    complain(explain(error));
    return false;
  }
}

/** The switch for "as I write": off by default, and offers to learn where nothing is learned yet. */
export function OwnManner({ isOn, onTurn }: { isOn: boolean; onTurn: (isOn: boolean) => void }) {
  const w = draftingWords();
  const { data } = useStyle();
  const [isBusy, setBusy] = useState(false);
  const learn = async (): Promise<void> => {
    setBusy(true);
    if (await learnStyle()) onTurn(true);
    setBusy(false);
  };
  return (
    <div class="own-manner">
      <label class="check">
        <input
          type="checkbox"
          checked={isOn && data?.isOn === true}
          disabled={!data?.isOn}
          onChange={(event) => onTurn(event.currentTarget.checked)}
        />
        <span>{w.asIWrite}</span>
      </label>
      <p class="field-hint">{data?.isOn ? w.asIWriteText : `${w.notLearned} ${w.asIWriteText}`}</p>
      {data && !data.isOn && (
        <Button isBusy={isBusy} onClick={() => void learn()}>
          {w.learn}
        </Button>
      )}
    </div>
  );
}
