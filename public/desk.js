// @ts-check
// What makes the staff pages quick: keys, kept drafts, fresh ages, copying. Every page works without this file.
import { comeBack } from "./back.js";
import { dress, dressAgain, hearHelps } from "./desk/dress.js";
import { keepDrafts } from "./desk/drafts.js";
import { hearAcknowledging } from "./desk/inbox.js";
import { offerKeys } from "./desk/keys.js";
import { keepFresh } from "./desk/moments.js";
import { hearKeys, hearSearch } from "./desk/press.js";
import { forgetNotice, standBy } from "./desk/said.js";
import { hearSending } from "./desk/sending.js";
import { keepSignedIn } from "./desk/stay.js";
import { keepZones } from "./desk/zones.js";

standBy();
forgetNotice();
keepFresh();
dress();
dressAgain();
hearHelps();
keepZones();
keepDrafts();
// A form is guarded and remembered as sent before the inbox takes it over.
hearSending();
hearAcknowledging();
offerKeys();
hearKeys();
hearSearch();
keepSignedIn();
comeBack();
