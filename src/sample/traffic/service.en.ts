/** What lies between the orders abroad. */

export const QUESTIONS: readonly [question: string, answer: string][] = [
  [
    "Hi {m}, our meter shows 12.4% on arrival. Is that within what you would expect?",
    "{hi}, yes: we loaded at 12.0, half a point in the container is normal. Please keep the bags closed until you roast.",
  ],
  ["Could you tell me which screen sizes were in the last lot?", "{hi}, 96% above screen 18, the rest 17. Sheet attached."],
  [
    "What is the shelf life of the drip bags once the outer box is open?",
    "{hi}, three months if each sachet stays sealed. The date on the box is for the sealed box.",
  ],
  ["Does the certificate of origin need our VAT number?", "{hi}, not required, but your customs agent may ask. I added it to be safe."],
  ["Can you pack in 30 kg bags instead of 60?", "{hi}, yes from 20 bags upwards, at {x}% more for packing."],
  [
    "Our label law changed, we need the roast date in the local format. Possible?",
    "{hi}, no problem, from the next lot. Please send me one example.",
  ],
  [
    "Is it true that Fine Robusta is washed?",
    "{hi}, ours is honey processed: dried with the fruit on, that is where the sweetness comes from.",
  ],
  [
    "Could we get photos of the sorting for our web shop?",
    "{hi}, attached, with the names of the people in them, and they agreed to be shown.",
  ],
  ["How long from order to loading at the moment?", "{hi}, about {x} weeks, because the vessel is weekly now."],
  [
    "What does SCA 83 mean in the contract?",
    "{hi}, the average of three cuppers here; you may send your own score within 14 days of arrival.",
  ],
  ["Do you sell parts for the grinder outside Vietnam?", "{hi}, yes, five days by courier. Price list attached."],
  ["Our customer asks for the residue analysis again. Do you have a newer one?", "{hi}, from last month, attached."],
  [
    "Can you recommend a roast curve for the washed lot?",
    "{hi}, ours for a 5 kg drum is attached. Lower your charge temperature by {x} degrees.",
  ],
  ["Is the price with or without the export permit?", "{hi}, permit and certificate of origin are included, insurance is not."],
  [
    "We had to change the consignee. Is it too late for the papers?",
    "{hi}, still possible today. Please send me the new address in one line.",
  ],
];

export const NOTES: readonly string[] = [
  "Prefers messages before noon our time.",
  "Decides together with the roaster; copy both.",
  "Very careful with documents, check every digit.",
  "Likes a photo of the loading.",
  "Budget is set in the first quarter.",
  "Their dock closes at three, pallets only.",
  "Compares us with an Indonesian supplier every year.",
  "Pays on the due date, never earlier.",
  "Would like to visit the farms next season.",
  "Our contact's assistant answers faster than our contact.",
  "Wants short mails: numbers first, greetings last.",
  "Interested in a small exclusive lot each year.",
  "Had a bad experience with another exporter, asks twice about everything.",
  "Roasts on Mondays and Thursdays, calls then go to voicemail.",
  "Asked not to be called on Fridays.",
];
