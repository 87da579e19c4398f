// Sends a file in pieces and goes on after a break (the core of tus 1.0):
// POST endpoint (Upload-Length, Upload-Metadata) → 201, Location; PATCH Location (Upload-Offset, bytes) → 204, Upload-Offset;
// HEAD Location → Upload-Offset. The last answer carries the file's id in `Upload-File`, else it is the end of Location.

const PIECE = 2 * 1024 * 1024; // bytes; under the server's limit of a request body
const TRIES = 5;

// `address`: go on with an upload that was begun earlier, also before a reload; `started` is told the address of a new one.
// `keepsPosition`: place and time of a photo are kept with it, unseen, for comparisons.
export async function send(file, endpoint, { signal, progress, address = "", started, keepsPosition = false }) {
  let offset = address ? await reached(address, signal, -1) : -1;
  let id = null;
  if (offset < 0) {
    const made = await ask(endpoint, {
      method: "POST", signal,
      headers: { "Upload-Length": String(file.size), "Upload-Metadata": metadata(file, keepsPosition) },
    });
    address = made.headers.get("Location");
    id = made.headers.get("Upload-File");
    offset = 0;
    await started?.(address);
  }
  let broken = 0;
  while (offset < file.size) {
    try {
      const body = file.slice(offset, offset + PIECE);
      const answer = await ask(address, { method: "PATCH", signal, body, headers: { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" } });
      offset = Number(answer.headers.get("Upload-Offset"));
      id = answer.headers.get("Upload-File") || id;
      broken = 0;
      progress(offset / file.size);
    } catch (error) {
      if (signal.aborted || error.refusal || ++broken > TRIES) throw error;
      await new Promise((wake) => setTimeout(wake, 2 ** broken * 500));
      offset = await reached(address, signal, offset);
    }
  }
  return id || address.replace(/\/$/, "").split("/").pop();
}

async function reached(address, signal, fallback) {
  const answer = await fetch(address, { method: "HEAD", signal, headers: headers({}) }).catch(() => null);
  return answer?.ok ? Number(answer.headers.get("Upload-Offset")) : fallback;
}

// A refusal (4xx) carries the server's words; anything else may be tried again.
async function ask(address, options) {
  const answer = await fetch(address, { ...options, headers: headers(options.headers) });
  if (answer.ok) return answer;
  const error = new Error(`upload: ${answer.status}`);
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 409) {
    const told = await answer.json().catch(() => ({}));
    error.refusal = told.error?.message;
  }
  throw error;
}

function headers(more) {
  // A page kept for everybody holds no token; the form that was fetched into it does.
  const told = JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"];
  const token = told || document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  return { Accept: "application/json", "Tus-Resumable": "1.0.0", "X-CSRFToken": token, ...more };
}

function metadata(file, keepsPosition) {
  const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  return `filename ${encode(file.name)},filetype ${encode(file.type)}${keepsPosition ? `,keepposition ${encode("yes")}` : ""}`;
}
