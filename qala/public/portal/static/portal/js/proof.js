// The work that a device does before it sends: find n so that SHA-256 of "challenge:n" begins with enough zero bits.
// A plain script, so that a page, a worker of its own and the service worker can all have it: it hangs on `self`.

const AT_ONCE = 64;

function zeroBits(bytes) {
  let bits = 0;
  for (const byte of bytes) {
    if (byte === 0) { bits += 8; continue; }
    return bits + Math.clz32(byte) - 24;
  }
  return bits;
}

// "" where the browser cannot: the server then allows fewer appeals.
self.qalaSolve = async (challenge) => {
  if (!self.crypto?.subtle) return "";
  const wanted = Number(challenge.split(".")[1]);
  const text = new TextEncoder();
  for (let first = 0; ; first += AT_ONCE) {
    const tries = Array.from({ length: AT_ONCE }, (_, index) => `${challenge}:${first + index}`);
    const hashes = await Promise.all(tries.map((each) => crypto.subtle.digest("SHA-256", text.encode(each))));
    const hit = hashes.findIndex((hash) => zeroBits(new Uint8Array(hash)) >= wanted);
    if (hit >= 0) return tries[hit];
  }
};

if (self.DedicatedWorkerGlobalScope && self instanceof self.DedicatedWorkerGlobalScope) {
  self.onmessage = async (event) => self.postMessage(await self.qalaSolve(event.data));
}
