/** Choosing a language: kept on this phone and on the person, so that it follows them to another one. */
import { send } from "./acts";
import { language } from "./i18n";
import { MADE_UP } from "./languages";
import { begin, me } from "./session";
import { speak } from "./speak";
import type { Me } from "./types";

const KEY = "linkup:language";
/** Set while the choice was made by somebody who is not in yet: it is theirs once they are. */
const NEW = "linkup:language-new";

function keep(lang: string): void {
  // On a shared phone nobody learns afterwards which language was read here.
  const shared = me.value?.session.shared_phone;
  (shared ? sessionStorage : localStorage).setItem(KEY, lang);
}

export async function choose(lang: string): Promise<void> {
  if (me.value) await save(lang);
  else localStorage.setItem(NEW, "yes");
  keep(lang);
  await speak(lang);
}

async function save(lang: string): Promise<void> {
  await begin(await send<Me>("PATCH", "/api/me", { language: lang }));
}

/** Somebody came in: what was chosen just before is theirs now, else this phone speaks as they chose elsewhere. */
export async function follow(who: Me): Promise<void> {
  if (who.language === language.value || MADE_UP.includes(language.value)) return;
  if (localStorage.getItem(NEW)) {
    localStorage.removeItem(NEW);
    await save(language.value);
  } else {
    keep(who.language);
    await speak(who.language);
  }
}
