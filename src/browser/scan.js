// Pictures for the reader of codes: from a camera, or from a photo.
//
// Loaded when somebody first scans. A picture goes from here to the reader
// (`camera/`) and nowhere else, and is forgotten. `tell` is called with what
// there is to say, a kind and a text (see src/browser/camera.rs); both
// functions give back how to stop, and after that nothing is told any more.
"use strict";

// More points than this are not needed for any code that fills a third of the picture.
const WIDEST = 1280;
// Between two pictures, in milliseconds.
const PAUSE = 100;
// How to look; see camera/src/ask.rs.
const QUICK = 0, AGAIN = 1, THOROUGH = 2;

// Shows what the camera sees in `video` and reads code after code, each text
// told once, until it is stopped, the page is hidden or the camera goes away.
export function watch(video, tell, ask) {
  const known = new Set();
  let stream, timer, over = false, pictures = 0, failed = 0;

  function stop() {
    over = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", hidden);
    removeEventListener("pagehide", stop);
    if (stream) stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  }
  function end(...words) {
    if (over) return;
    stop();
    tell(...words);
  }
  const hidden = () => document.visibilityState === "hidden" && end("ended", "");

  async function start() {
    const media = navigator.mediaDevices;
    if (!isSecureContext) return end("trouble", "insecure");
    if (!media || !media.getUserMedia) return end("trouble", "none");
    const policy = document.permissionsPolicy || document.featurePolicy;
    if (policy && !policy.allowsFeature("camera")) return end("trouble", "policy");
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", stop);
    // The reader is loaded while the person is asked.
    ask(new Uint8Array(0)).catch(() => {});
    try {
      stream = await media.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } } });
      // Stopped while the person was asked.
      if (over) return stream.getTracks().forEach((track) => track.stop());
      stream.getTracks().forEach((track) => track.addEventListener("ended", () => end("trouble", "used")));
      video.muted = true;
      video.srcObject = stream;
      await video.play();
    } catch (error) {
      return end("trouble", reason(error));
    }
    if (over) return;
    tell("watching", "");
    look();
  }

  async function look() {
    try {
      if (video.videoWidth) {
        const how = ++pictures % 3 ? QUICK : AGAIN;
        const scale = Math.min(1, WIDEST / Math.max(video.videoWidth, video.videoHeight));
        const texts = await read(ask, how, video, video.videoWidth * scale, video.videoHeight * scale);
        failed = 0;
        // It is shown by now, and may reach below the edge of the screen.
        if (pictures === 1 && !over) video.scrollIntoView({ block: "nearest" });
        for (const text of texts) {
          if (over || known.has(text)) continue;
          known.add(text);
          tell("read", text);
        }
      }
    } catch {
      // One picture that the reader fell over is not the end; no reader at all is.
      if (++failed > 2) return end("trouble", "reader");
    }
    if (!over) timer = setTimeout(look, PAUSE);
  }

  start();
  return stop;
}

// Reads a photo, at the sizes at which most codes are read.
export function photo(file, tell, ask) {
  let over = false;
  (async () => {
    const said = (...words) => { if (!over) tell(...words); };
    let picture;
    try {
      picture = await createImageBitmap(file);
    } catch {
      return said("trouble", "photo");
    }
    try {
      const longest = Math.max(picture.width, picture.height);
      const sizes = new Set([Math.min(1, 1600 / longest), Math.min(1, 800 / longest), Math.min(2, 3200 / longest)]);
      for (const scale of sizes) {
        if (over) return;
        const texts = await read(ask, THOROUGH, picture, picture.width * scale, picture.height * scale);
        if (!texts.length) continue;
        texts.forEach((text) => said("read", text));
        return said("done", "");
      }
      said("trouble", "empty");
    } catch {
      said("trouble", "reader");
    } finally {
      picture.close();
    }
  })();
  return () => { over = true; };
}

const canvas = document.createElement("canvas");
const drawing = canvas.getContext("2d", { willReadFrequently: true });

// Draws a picture at a size, and asks for the texts of the codes in it.
async function read(ask, how, picture, width, height) {
  width = Math.max(1, Math.round(width));
  height = Math.max(1, Math.round(height));
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  // What can be seen through is paper.
  drawing.fillStyle = "#fff";
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(picture, 0, 0, width, height);
  const points = drawing.getImageData(0, 0, width, height).data;
  const request = new Uint8Array(5 + width * height);
  request.set([how, width & 255, width >> 8, height & 255, height >> 8]);
  for (let from = 0, to = 5; to < request.length; from += 4, to++) {
    request[to] = (77 * points[from] + 150 * points[from + 1] + 29 * points[from + 2]) >> 8;
  }
  return texts(await ask(request));
}

function texts(answer) {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  const found = [];
  for (let at = 0; at + 4 <= answer.length;) {
    const end = at + 4 + view.getUint32(at, true);
    found.push(new TextDecoder().decode(answer.subarray(at + 4, end)));
    at = end;
  }
  return found;
}

// Why there is no picture.
function reason(error) {
  switch (error && error.name) {
    case "NotAllowedError": return "refused";
    case "SecurityError": return "policy";
    case "NotFoundError":
    case "OverconstrainedError": return "none";
    default: return "used";
  }
}
