import type { ComponentChildren } from "preact";
import { mayChange, sees } from "../identity/session.ts";

/** What every new record is given, whoever makes it. */
const GIVEN_TO_NEW = ["ownerId", "stage", "status", "companyId", "parentId"];

interface Props {
  noun: string;
  field: string;
  /** The record is being made. */
  isNew: boolean;
  children: ComponentChildren;
}

const isOpen = (noun: string, field: string, isNew: boolean): boolean => mayChange(noun, field) || (isNew && GIVEN_TO_NEW.includes(field));

/** A field of a form: not there for who does not see it, fixed for who may not change it. */
export function FormField({ noun, field, isNew, children }: Props) {
  if (!sees(noun, field)) return null;
  return isOpen(noun, field, isNew) ? children : <fieldset disabled>{children}</fieldset>;
}

/** What may be sent of a new record: a form fills in fields by itself that its writer may not fill. */
export const openFields = <T extends object>(noun: string, input: T): Partial<T> =>
  Object.fromEntries(Object.entries(input).filter(([field]) => isOpen(noun, field, true))) as Partial<T>;
