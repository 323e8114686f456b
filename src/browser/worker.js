// The worker of a module apart from the app: loads it and hands requests to it.
//
// The first message names the script and the function that answers, the second
// brings the bytes of the module, every other one is a request with a number.
// What goes wrong while loading ends the worker with `failed`, so that the page
// can do without it (see `apart` in boot.js).
"use strict";
let glue, call, loaded;

async function load(bytes) {
  await (await glue).default({ module_or_path: bytes });
}

addEventListener("message", async ({ data }) => {
  const failed = (error) => postMessage({ failed: String(error && error.message || error) });
  if (data.js) {
    call = data.call;
    glue = import(data.js);
    return glue.catch(failed);
  }
  if (data.bytes) {
    loaded = load(data.bytes);
    return loaded.then(() => postMessage({ ready: true }), failed);
  }
  try {
    await loaded;
    const answer = self[call](data.request);
    postMessage({ number: data.number, answer }, [answer.buffer]);
  } catch (error) {
    failed(error);
  }
});
