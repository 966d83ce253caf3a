import type { Wanted } from "../teller.ts";
import { count, countEn } from "../wording.ts";

/** What people call a product between themselves, with its measure. */
const SPOKEN: Record<string, [vi: string, en: string]> = {
  sontra: ["ký Sơn Trà", "kg of Sơn Trà"],
  hangiang: ["ký Hàn Giang", "kg of Hàn Giang"],
  caudat: ["ký Cầu Đất", "kg of roasted Cau Dat"],
  drip: ["hộp túi lọc", "boxes of drip bags"],
  phinset: ["bộ phin", "phin sets"],
  fine: ["ký nhân Ea Kao", "kg of Fine Robusta"],
  washed: ["ký nhân Cầu Đất", "kg of washed Cau Dat"],
  solo: ["máy MG Solo", "MG Solo machines"],
  grind64: ["máy xay MG Grind 64", "MG Grind 64 grinders"],
};

const NAMES: Record<string, [vi: string, en: string]> = {
  sontra: ["Sơn Trà", "Sơn Trà"],
  hangiang: ["Hàn Giang", "Hàn Giang"],
  caudat: ["Cầu Đất", "Cau Dat"],
  drip: ["túi lọc", "drip bags"],
  phinset: ["phin", "phin sets"],
  fine: ["nhân Ea Kao", "Fine Robusta"],
  washed: ["nhân Cầu Đất", "washed Cau Dat"],
  solo: ["máy MG Solo", "MG Solo"],
  grind64: ["máy xay", "grinders"],
};

/** "40 ký Sơn Trà và 20 ký Hàn Giang" */
export function spokenGoods(wanted: Wanted[], language: "vi" | "en"): string {
  const parts = wanted.map(([key, qty]) =>
    language === "vi" ? `${count(qty)} ${SPOKEN[key]?.[0]}` : `${countEn(qty)} ${SPOKEN[key]?.[1]}`,
  );
  return parts.join(language === "vi" ? " và " : " and ");
}

export const spokenName = (key: string, language: "vi" | "en"): string => NAMES[key]?.[language === "vi" ? 0 : 1] ?? key;
