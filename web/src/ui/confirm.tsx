import { words } from "../lib/words.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface Props {
  title: string;
  text: string;
  act: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before what cannot be undone; everything else is simply done, with Undo. */
export function Confirm({ title, text, act, onYes, onNo }: Props) {
  return (
    <Dialog
      title={title}
      onClose={onNo}
      footer={
        <>
          <Button data-autofocus onClick={onNo}>
            {words().act.cancel}
          </Button>
          <Button kind="danger" onClick={onYes}>
            {act}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
