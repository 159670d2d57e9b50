// @ts-check
/** An operator's own adapter, as marca/mensageiro.js of a project: `type: custom`. */

/** @type {any} */
const casa = window;

/** @param {import("../../../overrides/assets/javascripts/messenger/adapter.js").Given} given */
export async function start({ keys, script, language, load }) {
  casa.hcCalls.push(["start", { keys, script, language }]);
  await load(script, { "data-conta": keys.conta });
}

/** @param {import("../../../overrides/assets/javascripts/messenger/adapter.js").Visit} visit */
export function open(visit) {
  casa.Casa.abrir(visit);
}

export function end() {
  casa.Casa.sair();
}
