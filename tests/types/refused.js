// @ts-check
/** Calls that the types have to refuse: each line below would be an error if it were accepted. */

// @ts-expect-error no such command
window.Intercom("showNewMesage", "Olá");
// @ts-expect-error a text
window.Intercom("showNewMessage", 1);
// @ts-expect-error no such range
window.zE("messenger:set", "cookies", "some");
// @ts-expect-error fields have an id
window.zE("messenger:set", "conversationFields", [{ value: "x" }]);
// @ts-expect-error a list
window.$crisp.push(["set", "message:text", "Olá"]);
// @ts-expect-error one command at a time
window.$crisp.push("do", "chat:open");
// @ts-expect-error no such state
window.$chatwoot.toggle("opened");
// @ts-expect-error the operator's keys are missing
window.chatwootSDK.run({});
