import { Copy } from "lucide-preact";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { say } from "../../ui/toast.tsx";

/** Something that is shown only now, and how to take it along. */
export function Secret({ text, value }: { text: string; value: string }) {
  return (
    <div class="fresh-key" role="status">
      <p>{text}</p>
      <code class="key">{value}</code>
      <CopyButton value={value} />
    </div>
  );
}

export function CopyButton({ value, label = words().act.copy }: { value: string; label?: string }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    say(words().act.copied);
  };
  return (
    <Button icon={Copy} onClick={() => void copy()}>
      {label}
    </Button>
  );
}
