/** Sentences of everyday orders in English. Slots: {hi} greeting, {m} member, {g} goods, {d} day, {o} order number, {v} amount, {k} due day. */

export const ORDER_SUBJECTS = [
  "Next order", "Order for {t}", "Restock", "PO for {f}", "Reorder", "{f}, next lot", "Purchase order attached", "Same again, please", "Order and vessel",
  "Time to restock", "New order from us", "Order request {t}", "{f} running low", "Replenishment", "Our order for the coming weeks", "Another lot",
];

export const ORDER_MAILS = [
  "Hi {m}, could you please book {g} for us? Same terms as last time.",
  "Hello {m},\n\nPlease take this as our order: {g}. A formal PO follows from our system.",
  "{m}, we are down to three weeks of stock. {g}, earliest vessel please.",
  "Hi {m}, {g} this time. Kindly confirm the moisture reading before loading.",
  "Please ship {g} with the next consolidation. PO attached.",
  "Dear {m}, the last lot went faster than planned. We would like {g}.",
  "Hi {m}, let's do {g}. If you have a fresher lot than last time I'm interested.",
  "{m}, ordering {g}. Please keep the bags on one pallet, our dock is small.",
  "Hello {m}, may I order {g}? We need the documents in the same format as before.",
  "Hi {m}, {g} please. No rush, anything before the end of next month works.",
  "Good morning {m}, our order for {t}: {g}.",
  "{m}, could you hold {g} for us until the vessel next week?",
  "Hi {m}, same as last time, so {g}. Warehouse hours are 8 to 3.",
  "Please find our order: {g}. We had one damaged bag last time, extra wrap would help.",
  "Hi {m}, can we move our order forward? {g}, as soon as you can.",
];

export const ORDER_ANSWERS = [
  "{hi},\n\nThank you, your order is booked: {g}, {v}, our reference {o}. It ships on {d}.",
  "{hi}, confirmed. {o}, {v}, on the vessel of {d}.",
  "{hi},\n\nAll in stock. I have reserved it under {o}, total {v}. Documents follow two days before loading.",
  "{hi}, thank you for the order. {o} over {v}; loading {d}, one pallet, extra wrap.",
  "{hi},\n\nBooked as {o}: {g} for {v}. I'll send the moisture readings with the loading photos.",
  "{hi}, it's on the list: {o}, {v}. The truck to the port leaves on {d}.",
  "{hi},\n\nHappy to confirm {g}. Reference {o}, total {v}, same terms.",
  "{hi}, I've put your order on the {d} departure. Reference {o}, {v}.",
  "{hi},\n\nDone. {o}: {g}, {v}. This lot was dried two weeks later than the last one, so it is fresher.",
  "{hi}, thank you. {o} is confirmed at {v}. I'll write when the container is sealed.",
  "{hi},\n\nYour reference is {o}. {v} in total, loading {d}, papers in the usual format.",
  "{hi}, we load on {d}. Reference {o}, {v}.",
  "{hi},\n\nReserved until {d} under {o}. Total {v}. Just say the word.",
  "{hi}, confirmed with pleasure: {g}, {v}, our number {o}.",
  "{hi},\n\nThank you for coming back to us. {o}, {v}, shipping {d}.",
];

export const ORDER_CHATS = [
  "C: Hi {m}, can I get {g}?\nM: Of course. I'll book it today and send the number\nC: perfect",
  "M: Hello! Your stock should be running low by now, shall I hold some for you?\nC: you know us too well. {g}\nM: Done",
  "C: need {g} on the next vessel\nM: It leaves {d}, you're on it\nC: 🙏",
  "C: {m}, price still the same?\nM: Same as last time until the end of the quarter\nC: then {g}",
  "C: sold out again 😅 {g} please\nM: Great problem to have! Booking now",
  "C: {g}, same consignee\nM: Confirmed, documents by mail as usual",
  "C: quick one, {g}\nM: Noted, ships {d}",
  "C: can you squeeze in {g} this week?\nM: If you confirm before noon, yes\nC: confirmed",
  "M: New lot cupped at 84 yesterday, interested?\nC: always. {g}\nM: I'll set it aside",
  "C: our roaster asks for {g}\nM: Tell him it's reserved",
  "C: hello {m}, {g} for us, PO number comes later\nM: No problem, I'll book it without",
  "C: how long for {g}?\nM: Ready {d}\nC: go",
  "C: {g} and please one pallet only\nM: Will fit on one, yes",
  "C: our shelf is empty, help. {g}\nM: Help is on its way, {d}",
  "C: can I add to the order? make it {g}\nM: Changed, thank you",
];

export const ORDER_CALLS = [
  "Ordered {g}. Asked for loading photos.",
  "Called to confirm {g}; vessel of {d} is fine.",
  "Wants {g}. Sales are up a little, mostly online.",
  "Order of {g}. Mentioned a cheaper offer from Indonesia, stays with us for consistency.",
  "{g}, same terms. Asked how the harvest looks.",
  "Short call: {g}, documents as before.",
  "Took {g}. New warehouse manager, please put the contact on the packing list.",
  "Ordered {g} and asked about smaller bags for retail.",
  "{g}. Complained about port congestion on their side, not ours.",
  "Confirmed {g}, payment terms unchanged.",
  "Ordered {g}; wants the certificate of origin by e-mail first.",
  "{g}. Happy with the last lot, no defects found.",
  "Wants {g} earlier than usual, ships {d}.",
  "Ordered {g}. Considering a visit next year.",
  "{g}, and a 500 g sample of the new washed lot.",
];

export const ORDER_REMARKS = [
  "FOB Da Nang.", "FOB Da Nang, one pallet.", "Same terms as before.", "Consolidation, loading {d}.", "GrainPro, marked per lot.", "Extra wrap on the corners.",
  "Certificate of origin included.", "Phytosanitary certificate included.", "Payment 30 days after bill of lading.", "Loading photos requested.", "Moisture list per bag.",
  "Documents by e-mail first, originals by courier.", "One consignee, two marks.", "Vessel of {d}.", "Keep on one pallet.",
];

export const DELIVERIES = [
  "{hi}, {o} is loaded and the container sealed. Documents attached.",
  "{hi},\n\n{o} left the port today. Bill of lading and packing list attached, originals by courier.",
  "{hi}, good news: your goods under {o} are on board. I attach the loading photos.",
  "{hi}, small delay: the vessel for {o} is two days late because of weather. I'll update you.",
  "{hi},\n\nPlease find the full set of documents for {o}. Moisture readings are on page 2.",
  "{hi}, {o} has been trucked to the port this morning. Sailing {d}.",
  "{hi}, the tracking for {o} is in the attached sheet. Everything went smoothly at customs.",
  "{hi},\n\n{o} is on the water. The phytosanitary certificate is attached for your broker.",
  "{hi}, we added a 500 g sample of the new lot to {o}, marked in green.",
  "{hi}, {o} is packed on one pallet as you asked, photo attached.",
  "{hi},\n\nLoading of {o} is done. The bags were filled on a dry day, readings between 11.8 and 12.2%.",
  "{hi}, your forwarder has collected {o} today. Signed receipt attached.",
  "{hi}, {o} sailed on time. I'll send the arrival notice when I have it.",
  "{hi},\n\ndocuments for {o} as discussed, in the order your customs agent likes.",
  "{hi}, {o} is through export customs and waits for the vessel of {d}.",
];

export const FEEDBACK = [
  "Checked in after the delivery: arrived dry and complete.",
  "They like the lot, a little sweeter than the one before.",
  "One bag torn at the port, no claim. Will wrap better.",
  "Sales slower this month because of building works in the street.",
  "Customer asked how to describe the coffee on the bag; sent three sentences.",
  "Roaster finds the new lot easier to develop. No change wanted.",
  "Asked for a cupping form to compare with ours. Sent.",
  "All good. They may take more next quarter.",
  "Heard that a competitor offers longer payment terms. Not moving for now.",
  "Delivered two days late by the carrier; they stayed friendly.",
  "Asked whether the jute marks can be larger. Told the warehouse.",
  "A café won a local prize with our coffee in the blend.",
  "Moisture on arrival 12.0%. Happy.",
  "Wants a harvest video for their shop. Will ask the cooperative.",
  "Everything fine, call lasted two minutes.",
];

export const INVOICES = [
  "{hi}, please find our invoice for {o}, {v}, due {k}.",
  "{hi},\n\nattached is the commercial invoice over {v} for {o}. Payment by {k}, please.",
  "{hi}, a gentle reminder that {o} ({v}) falls due on {k}.",
  "{hi}, corrected invoice for {o} attached, the first one had your old address. Amount unchanged: {v}.",
  "{hi},\n\nstatement of this month attached. Open: {o}, {v}.",
  "{hi}, here is the invoice for {o}. {v}, bank details unchanged.",
  "{hi}, our accounting asks me to send you {o} again, {v}. Perhaps it got lost.",
  "{hi},\n\nplease find invoice and packing list for {o}, total {v}.",
  "{hi}, invoice {o} over {v} attached. As always 30 days, so {k}.",
  "{hi}, could you confirm that the invoice for {o} ({v}) reached your accounts team?",
  "{hi},\n\nthe invoice for {o} is attached, {v}, with the insurance shown separately as you asked.",
  "{hi}, documents and invoice for {o} in one file. {v}, due {k}.",
  "{hi}, just so it doesn't slip: {o}, {v}, {k}.",
  "{hi},\n\nattached the invoice for {o}. If you need it split by cost centre, tell me. Total {v}.",
  "{hi}, invoice for {o} with the HS codes your broker wanted. {v}.",
];

export const PAYMENTS = [
  "Paid this morning, remittance attached.",
  "Received, it will go out with Friday's run.",
  "Thank you, forwarded to accounts.",
  "Transfer made today, value tomorrow.",
  "Our bank charged a fee, please check that the full amount arrived.",
  "Approved. Payment on the due date.",
  "All matches the PO, thanks.",
  "Done, sorry for the delay, holiday here.",
  "Please resend with our VAT number, then we pay at once.",
  "Scheduled for Thursday.",
  "Paid, together with the previous one.",
  "Accounts confirmed. You should see it in two days.",
  "Thanks {m}, no issue on our side.",
  "The reference on the transfer is your order number.",
  "Paid. Could you send a receipt for our auditor?",
];
