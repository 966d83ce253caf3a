import { useEffect, useState } from "preact/hooks";
import type { AskQuery } from "../../../../src/ask/ask.schema.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/field.tsx";
import { askWords } from "./words.ts";

/** The query itself, to be changed by hand. */
export function QueryEditor({ query, onRun }: { query: AskQuery; onRun: (query: AskQuery) => void }) {
  const w = askWords();
  const written = JSON.stringify(query, null, 2);
  const [text, setText] = useState(written);
  const [error, setError] = useState<string>();
  useEffect(() => {
    setText(written);
    setError(undefined);
  }, [written]);
  const run = (): void => {
    try {
      onRun(JSON.parse(text) as AskQuery);
      setError(undefined);
    } catch {
      setError(w.badJson);
    }
  };
  return (
    <details class="ask-json">
      <summary>{w.json}</summary>
      <TextArea
        label={w.json}
        isLabelHidden
        value={text}
        onText={setText}
        rows={Math.min(18, text.split("\n").length + 1)}
        hint={w.jsonHint}
        error={error}
        class="mono"
      />
      <Button disabled={text === written} onClick={run}>
        {w.run}
      </Button>
    </details>
  );
}
