import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Verb } from "../../../../src/core/context.ts";
import { may, mayChange, sees } from "../identity/session.ts";

interface InView {
  noun: string;
  /** What lies in the bin can be read and restored, nothing else. */
  isInBin: boolean;
  /** Whether the member's right to edit reaches this very record. */
  mayEdit: boolean;
}

/** The record whose page this is. */
export const OnRecord = createContext<InView>({ noun: "", isInBin: false, mayEdit: false });

/** Whether this member may do that on the record in view, or where there is none. */
export function useMay(verb: Verb): boolean {
  const { isInBin } = useContext(OnRecord);
  return may(verb) && !isInBin;
}

/** What the member may do with a field of the record in view. */
export function useField(field: string): { isShown: boolean; canEdit: boolean } {
  const { noun, isInBin, mayEdit } = useContext(OnRecord);
  return { isShown: sees(noun, field), canEdit: mayEdit && !isInBin && mayChange(noun, field) };
}
