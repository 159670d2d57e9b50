// @ts-check
/** Stands in for the script of a messenger that the table does not know. */
(() => {
  const conta = document.currentScript?.dataset.conta;
  const abrir = (/** @type {object} */ visit) => {
    window.hcCalls.push(["abrir", visit]);
    window.hcShow("Chat da casa", true);
  };
  const sair = () => window.hcCalls.push(["sair"]);
  Object.assign(window, { Casa: { conta, abrir, sair } });
  document.cookie = "casa_id=1; Path=/; Domain=exemplo.com.br; Max-Age=900";
  localStorage.setItem("casa.estado", "1");
  window.hcUse({
    script: ["https://arquivos.casa.com.br/mais.js"],
    connect: ["https://api.casa.com.br/eventos"],
    frame: ["https://chat.casa.com.br/janela"],
    style: true,
  });
})();
