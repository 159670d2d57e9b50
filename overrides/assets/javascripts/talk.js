// @ts-check
/** Messages that say nothing yet. Fetched when one is begun. */

/** `oiii` and `oi`, `pessoa` and `pesoa` are the same. @param {string} text */
const squeeze = (text) => text.replace(/(.)\1+/gu, "$1");

/** What is said before coming to the point, in both languages, without accents. */
const EMPTY = new Set(
  squeeze(`a o as os um uma de do da em no na e ou que se com comigo para pra por favor gentileza pf
  pfv pfvr me eu voce voces vcs vc meu minha aqui ai isso este esta oi oie ola opa ei alo bom boa dia
  tarde noite tudo bem bao certo td blz beleza como vai licenca obrigado obrigada obg grato grata
  ajuda ajudar ajude ajudem help socorro sos urgente urgencia duvida duvidas pergunta perguntar
  problema problemas questao preciso precisando precisamos quero queria queremos gostaria poderia
  pode podem posso tenho tem estou to tirar falar fale conversar chamar atendente atendentes
  atendimento operador humano humana humanos ser pessoa pessoas gente alguem verdade real suporte
  tecnico equipe time chat agora so somente teste ok sim
  an the is there i am im my of on in to for with please pls hi hello hey team good morning afternoon
  evening thanks thank you u need want would like could can have has having any quick speak talk
  human agent operator representative person people live someone somebody anyone anybody support
  question questions issue problem`).split(/\s+/),
);

/**
 * Whether a text only greets, or only asks for a person: the answer to it can but be a question.
 * @param {string} text
 */
export function isEmptyTalk(text) {
  const plain = squeeze(text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => EMPTY.has(word) || /^\d$/.test(word)); // As in a menu by telephone.
}
