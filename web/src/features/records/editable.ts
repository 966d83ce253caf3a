import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { mayEdit } from "../identity/session.ts";

/** Whether the record in view lies in the bin: there it can be read and restored, nothing else. */
export const InBin = createContext(false);

/** Whether this member may change what is shown here. */
export function useMayEdit(): boolean {
  const isInBin = useContext(InBin);
  return mayEdit() && !isInBin;
}
