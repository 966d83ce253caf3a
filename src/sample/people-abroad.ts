import type { Person } from "./people.ts";

export const ABROAD_PEOPLE: Record<string, Person[]> = {
  hoshizora: [
    ["Kenji|Murakami", "mr", "Green Coffee Buyer"],
    ["Yuki|Tanabe", "ms", "Import Logistics"],
    ["Haruto|Ishikawa", "mr", "President"],
  ],
  minato: [
    ["Aya|Kobayashi", "ms", "Import Manager"],
    ["Takumi|Endo", "mr", "Category Planner"],
  ],
  straits: [
    ["Wei Ling|Tan", "ms", "Head of Coffee"],
    ["Marcus|Goh", "mr", "Operations Manager"],
    ["Priya|Nair", "ms", "Finance Executive"],
  ],
  orchard: [
    ["Shanti|Krishnan", "ms", "Group Procurement"],
    ["Desmond|Lim", "mr", "Food & Beverage Director"],
  ],
  nordlicht: [
    ["Jana|Petersen", "first_name", "Head of Sourcing"],
    ["Matthias|Vogt", "dr", "Compliance"],
    ["Lena|Brandt", "first_name", "Quality Lab"],
  ],
  kiez: [
    ["Tobias|Krüger", "first_name", "Founder"],
    ["Mehmet|Aydın", "mr", "Warehouse and Freight"],
  ],
  phofilter: [
    ["Kevin|Tran", "first_name", "Owner", { about: "Born in Houston, writes English, understands spoken Vietnamese." }],
    [
      "Trần Thị Loan",
      "co",
      "Mẹ anh Kevin, giữ công thức",
      { language: "vi", about: "Cô Loan quê Mỹ Tho, sang Houston từ 1991. Chỉ đọc thư tiếng Việt." },
    ],
    ["Ashley|Nguyen", "first_name", "Store Manager, Bellaire"],
  ],
  cascadia: [["Sarah|Whitcombe", "first_name", "Asia Trader"]],
  hanbit: [
    ["Ji-hoon|Park", "mr", "CEO"],
    ["Seo-yeon|Kim", "ms", "Product Manager"],
  ],
  haeundae: [
    ["Min-seok|Choi", "mr", "Owner"],
    ["Eun-ji|Lee", "ms", "Purchasing"],
  ],
  laneway: [
    ["Daniel|Vu", "first_name", "Co-founder"],
    ["Chloe|Marsden", "first_name", "Brand and Retail"],
    ["Anjali|Rao", null, "Accounts"],
  ],
  harbour: [
    ["Tom|Gallagher", "first_name", "Green Buyer"],
    ["Mei|Chen", "ms", "Operations"],
  ],
  lantern: [
    ["Imogen|Hartley", "first_name", "Head of Green Coffee"],
    ["Rhys|Bevan", "first_name", "Head Roaster"],
  ],
  lotus: [["Claire|Fontaine", "mrs", "Owner"]],
  formosa: [
    ["Yu-ting|Chen", "ms", "Head Roaster"],
    ["Chih-wei|Lin", "mr", "Founder"],
  ],
  chaophraya: [
    ["Somchai|Rattanakul", "mr", "R&D Manager"],
    ["Nok|Srisai", "ms", "Purchasing"],
  ],
  gulf: [
    ["Omar|Al Mansoori", "mr", "Procurement Director"],
    ["Fatima|Siddiqui", "ms", "Regulatory Affairs"],
  ],
  maple: [
    ["Leanne|Pham", "first_name", "Founder"],
    ["Graham|Oakes", "mr", "Warehouse"],
  ],
};

/** Where numbers that are reserved for stories, or plainly made up, begin in each country; two digits follow. */
export const PHONE_BLOCKS: Record<string, string> = {
  JP: "+8180555001",
  SG: "+65655501",
  DE: "+4917139200",
  US: "+171355501",
  KR: "+8210555001",
  AU: "+614915701",
  GB: "+4411749601",
  FR: "+336399801",
  TW: "+8869555501",
  TH: "+668155501",
  AE: "+9715055501",
  CA: "+141655501",
};
