import { anhDuongGifts } from "./stories/anh-duong-gifts.ts";
import { baTuMachine } from "./stories/ba-tu-machine.ts";
import { bienNgocWater } from "./stories/bien-ngoc-water.ts";
import { binhMinhCarts } from "./stories/binh-minh-carts.ts";
import { buyerListSpam } from "./stories/buyer-list-spam.ts";
import { cauDatWashing } from "./stories/cau-dat-washing.ts";
import { daoSimColdBrew } from "./stories/dao-sim-cold-brew.ts";
import { duyenHaiLab } from "./stories/duyen-hai-lab.ts";
import { eaKaoHarvest } from "./stories/ea-kao-harvest.ts";
import { formosaCompetition } from "./stories/formosa-competition.ts";
import { gacMaiRental } from "./stories/gac-mai-rental.ts";
import { gulfHalal } from "./stories/gulf-halal.ts";
import { haiAuRescue } from "./stories/hai-au-rescue.ts";
import { hanbitDistributor } from "./stories/hanbit-distributor.ts";
import { hienNhaGarden } from "./stories/hien-nha-garden.ts";
import { hoXanhReturns } from "./stories/ho-xanh-returns.ts";
import { hoshizoraContract } from "./stories/hoshizora-contract.ts";
import { kimSchool } from "./stories/kim-school.ts";
import { laMeSilent } from "./stories/la-me-silent.ts";
import { lanewayEngraving } from "./stories/laneway-engraving.ts";
import { lanternMicroLot } from "./stories/lantern-micro-lot.ts";
import { mapleMixUp } from "./stories/maple-mix-up.ts";
import { mayInstalments } from "./stories/may-instalments.ts";
import { minhQuangBags } from "./stories/minh-quang-bags.ts";
import { muaVangLatePayment } from "./stories/mua-vang-late-payment.ts";
import { nangSomCare } from "./stories/nang-som-care.ts";
import { nangSomFourShops } from "./stories/nang-som-four-shops.ts";
import { nangSomGrinders } from "./stories/nang-som-grinders.ts";
import { nordlichtPaperwork } from "./stories/nordlicht-paperwork.ts";
import { okaforCupping } from "./stories/okafor-cupping.ts";
import { phoFilterFamily } from "./stories/pho-filter-family.ts";
import { phoNuiRoaster } from "./stories/pho-nui-roaster.ts";
import { sonHaiLobby } from "./stories/son-hai-lobby.ts";
import { straitsMoisture } from "./stories/straits-moisture.ts";
import { tamAnShelves } from "./stories/tam-an-shelves.ts";
import { thanhPhatNewBuyer } from "./stories/thanh-phat-new-buyer.ts";
import { trucFirstShop } from "./stories/truc-first-shop.ts";
import type { Story } from "./teller.ts";

/** Every story by its name; the name is the seed of its hours. */
export const STORIES: Record<string, Story> = {
  daoSimColdBrew,
  straitsMoisture,
  mapleMixUp,
  lanewayEngraving,
  hanbitDistributor,
  gulfHalal,
  hienNhaGarden,
  baTuMachine,
  phoFilterFamily,
  hoshizoraContract,
  nordlichtPaperwork,
  lanternMicroLot,
  formosaCompetition,
  sonHaiLobby,
  hoXanhReturns,
  bienNgocWater,
  nangSomFourShops,
  nangSomGrinders,
  nangSomCare,
  laMeSilent,
  gacMaiRental,
  buyerListSpam,
  tamAnShelves,
  anhDuongGifts,
  thanhPhatNewBuyer,
  binhMinhCarts,
  phoNuiRoaster,
  mayInstalments,
  kimSchool,
  trucFirstShop,
  haiAuRescue,
  duyenHaiLab,
  muaVangLatePayment,
  eaKaoHarvest,
  minhQuangBags,
  cauDatWashing,
  okaforCupping,
};
