import { fold } from "../core/text.ts";
import { splitName } from "./contacts.rules.ts";

/** What can be told of a person from how the name is written. Pure. */

const SURNAMES = new Set(
  "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh truong lam mai dao doan luong luu cao ta chau thai quach vuong trieu kieu to la tong nghiem mac thach khuc ninh".split(
    " ",
  ),
);
const VIETNAMESE_MARKS = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

/** Letters that only Vietnamese writes. */
export const hasVietnameseMarks = (text: string): boolean => VIETNAMESE_MARKS.test(text.normalize("NFC"));

/** "vi" when a name begins with a Vietnamese family name (and has two parts or more) or is written with Vietnamese marks. */
export function languageOfName(name: string): "vi" | "en" {
  const parts = fold(name).split(/\s+/).filter(Boolean);
  const isFamilyFirst = parts.length > 1 && SURNAMES.has(parts[0] ?? "");
  return isFamilyFirst || hasVietnameseMarks(name) ? "vi" : "en";
}

export interface NameParts {
  givenName: string;
  middleName: string;
  familyName: string;
}

/** The parts of a full name; "Crandall, Sean" is family name first in any language. */
export function nameParts(full: string, language: "vi" | "en"): NameParts {
  const comma = /^([^,]{1,60}),\s*([^,]{1,100})$/.exec(full);
  if (!comma) return limited(splitName(full, language));
  const [given = "", ...middle] = (comma[2] ?? "").split(/\s+/);
  return limited({ givenName: given, middleName: middle.join(" "), familyName: comma[1] ?? "" });
}

const limited = ({ givenName, middleName, familyName }: NameParts): NameParts => ({
  givenName: givenName.slice(0, 100),
  middleName: middleName.slice(0, 100),
  familyName: familyName.slice(0, 100),
});
